package dev.latchkey.mockserver.store;

import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.HeaderField;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.Recipient;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Case-folded texts of a message, for search. Both stores compare these texts, so both find the same messages.
 *
 * @param key name of the key that sent the message
 * @param sender sender of the message, and that of the envelope if it differs
 * @param recipients mailboxes of all recipients, and those that only the header names
 * @param cc the same for recipients of a copy
 * @param bcc the same for recipients of a blind copy
 * @param replyTo address for replies
 * @param messageId header field Message-ID
 * @param subject subject
 * @param tags tags, each between two {@link #SEPARATOR}
 * @param reference the sender's own reference for the message
 * @param body text and HTML
 */
public record CaseFoldedText(String key, String sender, String recipients, String cc, String bcc,
        String replyTo, String messageId, String subject, String tags, String reference,
        String body) {
    /** Separates texts that are joined into one. No folded text contains it. */
    public static final char SEPARATOR = '\u0001';

    /** Folds the texts of a message. */
    public static CaseFoldedText of(Message message) {
        Content content = message.content();
        return new CaseFoldedText(fold(message.keyName()), sender(content), recipients(content, null),
                recipients(content, Recipient.Kind.CC), recipients(content, Recipient.Kind.BCC),
                fold(content.replyTo()), join(header(content, "Message-ID"), Function.identity()),
                fold(content.subject()),
                join(content.tags(), Function.identity()), fold(content.reference()), body(content));
    }

    /** Folds the case of a text. Texts that differ only in case have the same result. */
    public static String fold(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        if (isAscii(text)) {
            return foldAscii(text);
        }
        // First to upper case, because only that expands one letter to two, such as ß to SS. Then to lower case by code
        // point, because in a whole word the final sigma would differ from the others.
        String upper = Normalizer.normalize(text, Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(upper.length());
        upper.codePoints().map(CaseFoldedText::lower).forEach(folded::appendCodePoint);
        return folded.toString();
    }

    /** Returns the texts of which a {@linkplain #separated separated} field contains one if it has the address. */
    public static List<String> addressForms(String address) {
        String folded = fold(address);
        List<String> forms = List.of('<' + folded + '>', SEPARATOR + folded + SEPARATOR);
        return folded.indexOf('.', folded.lastIndexOf('@')) >= 0
                ? forms
                : Stream.concat(forms.stream(), Stream.of('<' + folded + '.', SEPARATOR + folded + '.')).toList();
    }

    /** Returns a folded field with a separator on both sides. */
    public static String separated(String field) {
        return SEPARATOR + field + SEPARATOR;
    }

    private static String sender(Content content) {
        List<String> envelope = header(content, HeaderField.RETURN_PATH);
        return envelope.isEmpty()
                ? fold(content.from())
                : join(Stream.concat(Stream.of(Objects.requireNonNullElse(content.from(), "")), envelope.stream())
                        .toList(), Function.identity());
    }

    /** Folds the recipients of a kind, or of every kind if it is null, with those that only the header names. */
    private static String recipients(Content content, Recipient.@Nullable Kind only) {
        List<String> mailboxes = new ArrayList<>();
        for (Recipient recipient : content.recipients()) {
            if (only == null || recipient.kind() == only) {
                mailboxes.add(recipient.mailbox());
            }
        }
        for (Recipient.Kind kind : Recipient.Kind.values()) {
            if (only == null || kind == only) {
                header(content, kind.wireName()).stream().flatMap(list -> Stream.of(list.split(",")))
                        .map(String::strip).forEach(mailboxes::add);
            }
        }
        return join(mailboxes, Function.identity());
    }

    private static List<String> header(Content content, String name) {
        List<String> values = List.of();
        for (HeaderField field : content.headers()) {
            if (field.name().equalsIgnoreCase(name)) {
                values = Stream.concat(values.stream(), Stream.of(field.value())).toList();
            }
        }
        return values;
    }

    private static int lower(int codePoint) {
        // Not every database can store or compare U+0000 and U+0001.
        return codePoint <= SEPARATOR ? ' ' : Character.toLowerCase(codePoint);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String foldAscii(String text) {
        char[] folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = (char) lower(folded[i]);
        }
        return new String(folded);
    }

    private static <T> String join(List<T> items, Function<T, String> text) {
        if (items.isEmpty()) {
            return "";
        }
        StringBuilder joined = new StringBuilder().append(SEPARATOR);
        for (T item : items) {
            joined.append(fold(text.apply(item))).append(SEPARATOR);
        }
        return joined.toString();
    }

    private static String body(Content content) {
        if (content.text() == null || content.html() == null) {
            return fold(Objects.requireNonNullElse(content.text(), content.html()));
        }
        return fold(content.text()) + SEPARATOR + fold(content.html());
    }
}
