package dev.latchkey.desktop.send;

import dev.latchkey.desktop.account.Channel;
import dev.latchkey.desktop.ui.Texts;
import dev.latchkey.sdk.message.Mailbox;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Validates the forms before anything is sent. Leaves to the gateway what only it can check. */
final class SendFormValidator {
    private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final Pattern SENDER = Pattern.compile("[\\p{Alnum} ]{1,11}|\\+?\\d{3,15}");

    private final Texts texts;

    SendFormValidator(Texts texts) {
        this.texts = texts;
    }

    static Set<SendFormField> fieldsOf(Channel channel) {
        return channel == Channel.EMAIL
                ? EnumSet.of(SendFormField.MAIL_FROM, SendFormField.MAIL_TO, SendFormField.SUBJECT,
                        SendFormField.MAIL_TEXT)
                : EnumSet.of(SendFormField.SMS_TO, SendFormField.SMS_FROM, SendFormField.SMS_TEXT);
    }

    /** Returns the form field for a field of the request, or null if there is none. */
    static @Nullable SendFormField fieldFor(Channel channel, String requestField) {
        boolean mail = channel == Channel.EMAIL;
        return switch (requestField.split("[.\\[]", 2)[0]) {
            case "from" -> mail ? SendFormField.MAIL_FROM : SendFormField.SMS_FROM;
            case "to" -> mail ? SendFormField.MAIL_TO : SendFormField.SMS_TO;
            case "text" -> mail ? SendFormField.MAIL_TEXT : SendFormField.SMS_TEXT;
            case "subject" -> mail ? SendFormField.SUBJECT : null;
            default -> null;
        };
    }

    /** Splits recipients at commas, semicolons and line ends. */
    static List<String> recipients(String text) {
        return Arrays.stream(text.split("[,;\\n]")).map(String::strip).filter(part -> !part.isEmpty()).toList();
    }

    /** Removes the separators that people write between the digits of a phone number. */
    static String phone(String text) {
        return text.replaceAll("[\\s()./-]", "");
    }

    String error(SendFormField field, String text) {
        return switch (field) {
            case SECRET -> "";
            case MAIL_FROM -> Mailbox.isMailbox(text.strip()) ? "" : texts.get("send.error.from");
            case MAIL_TO -> mailTo(recipients(text));
            case SUBJECT -> text.isBlank() ? texts.get("send.error.subject") : "";
            case MAIL_TEXT, SMS_TEXT -> text.isBlank() ? texts.get("send.error.text") : "";
            case SMS_TO -> PHONE.matcher(phone(text)).matches() ? "" : texts.get("send.error.phone");
            case SMS_FROM -> text.isBlank() || SENDER.matcher(text.strip()).matches()
                    ? ""
                    : texts.get("send.error.sender");
        };
    }

    private String mailTo(List<String> recipients) {
        if (recipients.isEmpty()) {
            return texts.get("send.error.to");
        }
        return recipients.stream().filter(each -> !Mailbox.isMailbox(each)).findFirst()
                .map(invalid -> texts.get("send.error.address", shortened(invalid))).orElse("");
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
