package dev.latchkey.mockserver.dialect.sandbox;

import dev.latchkey.sdk.internal.text.Texts;
import dev.latchkey.mockserver.delivery.NewEmail;
import dev.latchkey.mockserver.http.Fields;
import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.Content.Header;
import dev.latchkey.mockserver.model.Recipient;
import dev.latchkey.mockserver.wire.Moments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an e-mail that shall be sent. */
final class EmailFields {
    private static final int LONGEST_SUBJECT = 500;
    private static final int LONGEST_BODY = 500_000;
    private static final int LONGEST_MAILBOX = 500;
    private static final int MOST_HEADERS = 50;
    private static final int LONGEST_HEADER = 900;
    /** Source: RFC 5322, 3.6.8, shorter than a line. */
    private static final Pattern HEADER_NAME = Pattern.compile("[!-9;-~]{1,70}");
    /** What the fields of the body say, and what only the server on the way may. */
    private static final Set<String> OWN_FIELDS = Set.of("from", "sender", "to", "cc", "bcc", "reply-to", "subject",
            "date", "message-id", "mime-version", "return-path", "received", "dkim-signature");

    private EmailFields() {}

    static NewEmail read(Fields fields) {
        String from = fields.text("from", 1, LONGEST_MAILBOX);
        List<Recipient> recipients = Recipients.ofEmail(fields);
        String replyTo = fields.optionalText("replyTo", 1, LONGEST_MAILBOX);
        String subject = fields.text("subject", 1, LONGEST_SUBJECT);
        String text = fields.optionalText("text", 1, LONGEST_BODY);
        String html = fields.optionalText("html", 1, LONGEST_BODY);
        if (fields.isSound("from")) {
            Recipients.checkMailbox(fields, "from", from);
        }
        if (replyTo != null) {
            Recipients.checkMailbox(fields, "replyTo", replyTo);
        }
        if (Texts.hasControl(subject)) {
            fields.problem("subject", "control-character", "A subject is one line without control characters.");
        }
        checkBody(fields, "text", text);
        checkBody(fields, "html", html);
        if (text == null && html == null && fields.isSound("text") && fields.isSound("html")) {
            fields.problem("text", "missing", "Give 'text', 'html' or both.");
        }
        List<Header> headers = headers(fields);
        List<Files.File> files = Files.read(fields);
        Instant sendAt = Moments.read(fields, "sendAt");
        Content content = new Content(from, recipients, replyTo, subject, text, html, headers,
                files.stream().map(Files.File::description).toList(), Labels.tags(fields), Labels.reference(fields));
        fields.finish();
        return new NewEmail(content, files.stream().map(Files.File::content).toList(), null, sendAt);
    }

    private static List<Header> headers(Fields fields) {
        List<Header> headers = new ArrayList<>();
        Set<String> names = new HashSet<>();
        fields.textsByName("headers", MOST_HEADERS).forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!HEADER_NAME.matcher(name).matches()) {
                fields.problem("headers", "not-a-name",
                        "A header's name has 1 to 70 letters, digits and signs of ASCII, no colon and no space.");
            } else if (OWN_FIELDS.contains(lower) || lower.startsWith("content-")) {
                fields.problem("headers", "reserved", "The header " + name
                        + " is the server's to write. Leave it out; most have a field of their own.");
            } else if (!names.add(lower)) {
                fields.problem("headers", "twice", "The header " + name + " is there twice.");
            } else if (value.isBlank() || value.length() > LONGEST_HEADER || Texts.hasControl(value)) {
                fields.problem("headers", "not-a-value", "The header " + name + " needs a value of 1 to "
                        + LONGEST_HEADER + " characters in one line.");
            }
            headers.add(new Header(name, value));
        });
        return headers;
    }

    private static void checkBody(Fields fields, String path, @Nullable String body) {
        if (body != null && body.indexOf('\0') >= 0) {
            fields.problem(path, "control-character", "The character NUL cannot be in a message.");
        }
    }
}
