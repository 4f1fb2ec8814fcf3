package dev.latchkey.mockserver.store;

import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.Recipient;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Case-folded texts of a message, for search. Both stores compare these texts, so both find the same messages.
 *
 * @param key name of the key that sent the message
 * @param sender sender of the message
 * @param recipients mailboxes of all recipients
 * @param subject subject
 * @param tags tags, each between two {@link #SEPARATOR}
 * @param reference the sender's own reference for the message
 * @param body text and HTML
 */
public record CaseFoldedText(String key, String sender, String recipients, String subject, String tags,
        String reference,
        String body) {
    /** Separates texts that are joined into one. No folded text contains it. */
    public static final char SEPARATOR = '\u0001';

    /** Folds the texts of a message. */
    public static CaseFoldedText of(Message message) {
        Content content = message.content();
        return new CaseFoldedText(fold(message.keyName()), fold(content.from()),
                join(content.recipients(), Recipient::mailbox), fold(content.subject()),
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
