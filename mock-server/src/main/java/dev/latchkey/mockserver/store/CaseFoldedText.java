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
 * The texts of a message as they are compared: without regard to case. Both stores compare these, so that both find the
 * same.
 *
 * @param key name of the key
 * @param sender sender
 * @param recipients mailboxes of all recipients
 * @param subject subject
 * @param tags labels, each between two {@link #SEPARATOR}
 * @param reference the sender's own name for the message
 * @param body text and HTML
 */
public record CaseFoldedText(String key, String sender, String recipients, String subject, String tags,
        String reference,
        String body) {
    /** Stands between texts that are kept in one; no folded text has it. */
    public static final char SEPARATOR = '\u0001';

    /** The texts of a message. */
    public static CaseFoldedText of(Message message) {
        Content content = message.content();
        return new CaseFoldedText(fold(message.keyName()), fold(content.from()),
                join(content.recipients(), Recipient::mailbox), fold(content.subject()),
                join(content.tags(), Function.identity()), fold(content.reference()), body(content));
    }

    /** A text without regard to case: two that differ only in case fold to the same. */
    public static String fold(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        if (isAscii(text)) {
            return foldAscii(text);
        }
        // First to upper case, because only that makes two letters of one, as SS of ß; then sign by sign to lower case,
        // because a whole word would get another sigma at its end than inside.
        String upper = Normalizer.normalize(text, Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(upper.length());
        upper.codePoints().map(CaseFoldedText::lower).forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static int lower(int sign) {
        // Not every database can keep or compare these two.
        return sign <= SEPARATOR ? ' ' : Character.toLowerCase(sign);
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
        StringBuilder all = new StringBuilder().append(SEPARATOR);
        for (T item : items) {
            all.append(fold(text.apply(item))).append(SEPARATOR);
        }
        return all.toString();
    }

    private static String body(Content content) {
        if (content.text() == null || content.html() == null) {
            return fold(Objects.requireNonNullElse(content.text(), content.html()));
        }
        return fold(content.text()) + SEPARATOR + fold(content.html());
    }
}
