package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.message.Attachment;
import dev.latchkey.sdk.message.Email;
import dev.latchkey.sdk.message.Recipient;
import dev.latchkey.sdk.message.Sms;
import dev.latchkey.sdk.sandbox.wire.NewAttachmentBody;
import dev.latchkey.sdk.sandbox.wire.NewEmailBody;
import dev.latchkey.sdk.sandbox.wire.NewRecipientBody;
import dev.latchkey.sdk.sandbox.wire.NewSmsBody;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps messages to request bodies of the sandbox. Empty values are left out. */
final class RequestBodyMapper {
    private RequestBodyMapper() {}

    static NewSmsBody of(Sms sms) {
        return new NewSmsBody(sms.to(), sms.text(), sms.from(), nullIfEmpty(sms.tags()), sms.reference(),
                sms.sendAt());
    }

    static NewEmailBody of(Email email) {
        return new NewEmailBody(email.from().toString(), recipients(email.to()), email.subject(), email.text(),
                email.html(), nullIfEmpty(recipients(email.cc())), nullIfEmpty(recipients(email.bcc())),
                email.replyTo() == null ? null : email.replyTo().toString(),
                email.headers().isEmpty() ? null : email.headers(),
                nullIfEmpty(email.attachments().stream().map(RequestBodyMapper::attachment).toList()),
                nullIfEmpty(email.tags()),
                email.reference(), email.sendAt());
    }

    private static List<Object> recipients(List<Recipient> recipients) {
        return recipients.stream().map(RequestBodyMapper::recipient).toList();
    }

    private static Object recipient(Recipient recipient) {
        String mailbox = recipient.mailbox().toString();
        return recipient.fields().isEmpty() ? mailbox : new NewRecipientBody(mailbox, recipient.fields());
    }

    private static NewAttachmentBody attachment(Attachment attachment) {
        return new NewAttachmentBody(attachment.name(), attachment.type(), attachment, attachment.contentId());
    }

    private static <T> @Nullable List<T> nullIfEmpty(List<T> list) {
        return list.isEmpty() ? null : list;
    }
}
