package dev.latchkey.mockserver.gateway.sandbox;

import dev.latchkey.mockserver.delivery.message.NewEmail;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.HeaderField;
import dev.latchkey.mockserver.model.Recipient;
import dev.latchkey.mockserver.rest.InstantParser;
import dev.latchkey.sdk.internal.text.TextChecks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses the body of a request to send an e-mail. */
final class EmailRequestParser {
    private static final int MAX_SUBJECT_LENGTH = 500;
    private static final int MAX_BODY_LENGTH = 500_000;
    private static final int MAX_MAILBOX_LENGTH = 500;
    private static final int MAX_HEADERS = 50;
    private static final int MAX_HEADER_LENGTH = 900;
    /** Source: RFC 5322, 3.6.8, shorter than a line. */
    private static final Pattern HEADER_NAME = Pattern.compile("[!-9;-~]{1,70}");
    /** Header fields that are set by other members of the body, or only by mail servers. */
    private static final Set<String> RESERVED_HEADERS = Set.of("from", "sender", "to", "cc", "bcc", "reply-to",
            "subject",
            "date", "message-id", "mime-version", "return-path", "received", "dkim-signature");

    private EmailRequestParser() {}

    static NewEmail read(JsonObjectReader fields) {
        String from = fields.text("from", 1, MAX_MAILBOX_LENGTH);
        List<Recipient> recipients = RecipientParser.ofEmail(fields);
        String replyTo = fields.optionalText("replyTo", 1, MAX_MAILBOX_LENGTH);
        String subject = fields.text("subject", 1, MAX_SUBJECT_LENGTH);
        String text = fields.optionalText("text", 1, MAX_BODY_LENGTH);
        String html = fields.optionalText("html", 1, MAX_BODY_LENGTH);
        if (fields.isSound("from")) {
            RecipientParser.checkMailbox(fields, "from", from);
        }
        if (replyTo != null) {
            RecipientParser.checkMailbox(fields, "replyTo", replyTo);
        }
        if (TextChecks.hasControl(subject)) {
            fields.problem("subject", "control-character", "A subject must be one line without control characters.");
        }
        checkBody(fields, "text", text);
        checkBody(fields, "html", html);
        if (text == null && html == null && fields.isSound("text") && fields.isSound("html")) {
            fields.problem("text", "missing", "Give 'text', 'html' or both.");
        }
        List<HeaderField> headers = headers(fields);
        List<AttachmentParser.File> files = AttachmentParser.read(fields);
        Instant sendAt = InstantParser.read(fields, "sendAt");
        Content content = new Content(from, recipients, replyTo, subject, text, html, headers,
                files.stream().map(AttachmentParser.File::description).toList(), TagParser.tags(fields),
                TagParser.reference(fields));
        fields.finish();
        return new NewEmail(content, files.stream().map(AttachmentParser.File::content).toList(), null, sendAt);
    }

    private static List<HeaderField> headers(JsonObjectReader fields) {
        List<HeaderField> headers = new ArrayList<>();
        Set<String> names = new HashSet<>();
        fields.textsByName("headers", MAX_HEADERS).forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!HEADER_NAME.matcher(name).matches()) {
                fields.problem("headers", "not-a-name",
                        "A header name must have 1 to 70 printable ASCII characters, without spaces and colons.");
            } else if (RESERVED_HEADERS.contains(lower) || lower.startsWith("content-")) {
                fields.problem("headers", "reserved", "The header '" + name
                        + "' is set by the server. Leave it out; most such headers have a field of their own in the body.");
            } else if (!names.add(lower)) {
                fields.problem("headers", "twice", "The header '" + name + "' is given twice.");
            } else if (value.isBlank() || value.length() > MAX_HEADER_LENGTH || TextChecks.hasControl(value)) {
                fields.problem("headers", "not-a-value", "The header '" + name + "' needs a value of 1 to "
                        + MAX_HEADER_LENGTH + " characters on one line.");
            }
            headers.add(new HeaderField(name, value));
        });
        return headers;
    }

    private static void checkBody(JsonObjectReader fields, String path, @Nullable String body) {
        if (body != null && body.indexOf('\0') >= 0) {
            fields.problem(path, "control-character", "A message must not contain the NUL character.");
        }
    }
}
