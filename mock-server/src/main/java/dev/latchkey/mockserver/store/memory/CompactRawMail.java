package dev.latchkey.mockserver.store.memory;

import dev.latchkey.mockserver.model.Content;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Raw mail without a body that equals the text or HTML of its message. Most mails have such a body; storing it once
 * halves their size.
 *
 * @param bytes the whole mail, or only its header
 * @param body text that follows the bytes
 */
record CompactRawMail(byte[] bytes, Body body) {
    // Comparing a longer text would need as much memory as it saves.
    private static final int MAX_LENGTH = 1 << 20;

    /** Part of the message that follows the bytes. */
    enum Body {
        /** Nothing; the bytes are the whole mail. */
        NONE,
        /** The message's text with CR LF line ends. */
        TEXT,
        /** The message's HTML with CR LF line ends. */
        HTML;

        @Nullable
        String of(Content content) {
            return switch (this) {
                case NONE -> null;
                case TEXT -> content.text();
                case HTML -> content.html();
            };
        }
    }

    /** Compacts the raw mail of a message with this content. */
    static CompactRawMail of(byte[] raw, Content content) {
        for (Body body : new Body[]{Body.TEXT, Body.HTML}) {
            int start = start(raw, body.of(content));
            if (start >= 0) {
                return new CompactRawMail(Arrays.copyOf(raw, start), body);
            }
        }
        return new CompactRawMail(raw, Body.NONE);
    }

    /** Restores the raw mail from the content that it was compacted with. */
    byte[] restore(Content content) {
        String text = body.of(content);
        if (text == null) {
            return bytes.clone();
        }
        byte[] rest = encode(text);
        byte[] raw = Arrays.copyOf(bytes, bytes.length + rest.length);
        System.arraycopy(rest, 0, raw, bytes.length, rest.length);
        return raw;
    }

    /** The offset of the text at the end of the mail; negative if the mail does not end with it. */
    private static int start(byte[] raw, @Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > Math.min(MAX_LENGTH, raw.length)) {
            return -1;
        }
        byte[] rest = encode(text);
        int start = raw.length - rest.length;
        return start >= 0 && Arrays.equals(raw, start, raw.length, rest, 0, rest.length) ? start : -1;
    }

    private static byte[] encode(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
