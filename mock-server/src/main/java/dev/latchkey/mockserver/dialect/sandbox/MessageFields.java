package dev.latchkey.mockserver.dialect.sandbox;

import dev.latchkey.mockserver.http.Fields;
import dev.latchkey.mockserver.wire.Texts;
import dev.latchkey.sdk.message.Email;
import dev.latchkey.sdk.message.Sms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what shall be sent. */
final class MessageFields {
    private static final int LONGEST_SMS = 1600;
    private static final int LONGEST_SUBJECT = 500;
    private static final int LONGEST_BODY = 500_000;
    private static final int LONGEST_MAILBOX = 500;
    private static final int MOST_RECIPIENTS = 50;

    private MessageFields() {}

    static Sms sms(Fields fields) {
        String to = fields.text("to", 1, 40);
        String text = fields.text("text", 1, LONGEST_SMS);
        String from = fields.optionalText("from", 1, 40);
        if (fields.isSound("to") && !Texts.isPhone(to)) {
            fields.problem("to", "not-a-number",
                    "Write the number in international form: + and 7 to 15 digits, such as +4915112345678.");
        }
        if (Texts.hasControlBeyondLines(text)) {
            fields.problem("text", "control-character", "A message has no control characters but line ends and tabs.");
        }
        if (from != null && !Texts.isSmsSender(from)) {
            fields.problem("from", "not-a-sender", "A sender is a number, or 1 to 11 letters, digits and spaces.");
        }
        fields.finish();
        return new Sms(to, text, from);
    }

    static Email email(Fields fields) {
        String from = fields.text("from", 1, LONGEST_MAILBOX);
        List<String> to = fields.texts("to", 1, MOST_RECIPIENTS);
        String subject = fields.text("subject", 1, LONGEST_SUBJECT);
        String text = fields.optionalText("text", 1, LONGEST_BODY);
        String html = fields.optionalText("html", 1, LONGEST_BODY);
        if (fields.isSound("from")) {
            checkMailbox(fields, "from", from);
        }
        for (int i = 0; i < to.size(); i++) {
            checkMailbox(fields, "to/" + i, to.get(i));
        }
        if (Texts.hasControl(subject)) {
            fields.problem("subject", "control-character", "A subject is one line without control characters.");
        }
        checkBody(fields, "text", text);
        checkBody(fields, "html", html);
        if (text == null && html == null && fields.isSound("text") && fields.isSound("html")) {
            fields.problem("text", "missing", "Give 'text', 'html' or both.");
        }
        fields.finish();
        return new Email(from, to, subject, text, html);
    }

    private static void checkMailbox(Fields fields, String path, String mailbox) {
        if (!Texts.isMailbox(mailbox)) {
            fields.problem(path, "not-an-address",
                    "Write an e-mail address as ann@example.com or Ann <ann@example.com>.");
        }
    }

    private static void checkBody(Fields fields, String path, @Nullable String body) {
        if (body != null && body.indexOf('\0') >= 0) {
            fields.problem(path, "control-character", "The character NUL cannot be in a message.");
        }
    }
}
