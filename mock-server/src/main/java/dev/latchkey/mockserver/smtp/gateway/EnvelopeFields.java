package dev.latchkey.mockserver.smtp.gateway;

import dev.latchkey.mockserver.mime.ParsedMail;
import dev.latchkey.mockserver.mime.ParsedMailbox;
import dev.latchkey.mockserver.model.HeaderField;
import dev.latchkey.mockserver.smtp.Envelope;
import java.util.List;

/** Header fields of a captured mail that keep what only its envelope, or only its header, says about addresses. */
final class EnvelopeFields {
    private EnvelopeFields() {}

    /**
     * Adds {@code Return-Path} if the sender of the envelope differs from the header's, and each of {@code To}, {@code Cc}
     * and {@code Bcc} that names somebody who is not a recipient of the envelope.
     */
    static void addTo(List<HeaderField> headers, Envelope envelope, ParsedMail mail) {
        if (mail.from().stream().noneMatch(from -> from.address().equalsIgnoreCase(envelope.from()))) {
            headers.removeIf(field -> field.name().equalsIgnoreCase(HeaderField.RETURN_PATH));
            headers.add(0, new HeaderField(HeaderField.RETURN_PATH, '<' + envelope.from() + '>'));
        }
        keepIfOthersAreNamed("To", mail.to(), headers, envelope, mail);
        keepIfOthersAreNamed("Cc", mail.cc(), headers, envelope, mail);
        keepIfOthersAreNamed("Bcc", mail.bcc(), headers, envelope, mail);
    }

    private static void keepIfOthersAreNamed(String name, List<ParsedMailbox> mailboxes, List<HeaderField> headers,
            Envelope envelope, ParsedMail mail) {
        for (ParsedMailbox mailbox : mailboxes) {
            if (envelope.recipients().stream().noneMatch(mailbox.address()::equalsIgnoreCase)) {
                mail.headers().stream().filter(field -> field.name().equalsIgnoreCase(name))
                        .map(field -> new HeaderField(name, field.value())).forEach(headers::add);
                return;
            }
        }
    }
}
