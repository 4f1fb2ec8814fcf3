package dev.latchkey.mockserver.store;

import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.Recipient;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a message as they are compared: without regard to case. Both stores compare these, so that both find the
 * same.
 *
 * @param key name of the key
 * @param sender sender
 * @param recipients mailboxes of all recipients
 * @param subject subject
 * @param tags labels, each between two {@link #BETWEEN}
 * @param reference the sender's own name for the message
 * @param body text and HTML
 */
public record Folded(String key, String sender, String recipients, String subject, String tags, String reference,
        String body) {
    /** Stands between texts that are kept in one; no folded text has it. */
    public static final char BETWEEN = '\u0001';

    /** The texts of a message. */
    public static Folded of(Message message) {
        Content content = message.content();
        List<String> mailboxes = content.recipients().stream().map(Recipient::mailbox).toList();
        return new Folded(fold(message.keyName()), fold(content.from()), between(mailboxes), fold(content.subject()),
                between(content.tags()), fold(content.reference()), body(content));
    }

    /** A text without regard to case: two that differ only in case fold to the same. */
    public static String fold(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        // First to upper case, because only that makes two letters of one, as SS of ß; then sign by sign to lower case,
        // because a whole word would get another sigma at its end than inside.
        String upper = plain(text)
                ? text.toUpperCase(Locale.ROOT)
                : Normalizer.normalize(text, Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(upper.length());
        upper.codePoints().map(Folded::lower).forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static int lower(int sign) {
        // Not every database can keep or compare these two.
        return sign <= BETWEEN ? ' ' : Character.toLowerCase(sign);
    }

    private static boolean plain(String text) {
        return text.chars().allMatch(sign -> sign < 0x80);
    }

    private static String between(List<String> texts) {
        return texts.isEmpty()
                ? ""
                : texts.stream().map(Folded::fold)
                        .collect(Collectors.joining(Character.toString(BETWEEN), Character.toString(BETWEEN),
                                Character.toString(BETWEEN)));
    }

    private static String body(Content content) {
        if (content.text() == null || content.html() == null) {
            return fold(Objects.requireNonNullElse(content.text(), content.html()));
        }
        return fold(content.text()) + BETWEEN + fold(content.html());
    }
}
