package dev.latchkey.mockserver.store.memory;

import dev.latchkey.mockserver.model.Content;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it came. Of most, what follows the header is the message's text once more: that is kept once, which halves
 * what such a mail takes.
 *
 * @param bytes the whole mail, or its header
 * @param body what follows them
 */
record CompactRawMail(byte[] bytes, Body body) {
    // To compare longer ones would take as much memory as it saves.
    private static final int MAX_LENGTH = 1 << 20;

    /** What follows the bytes. */
    enum Body {
        /** Nothing: they are all there is. */
        NONE,
        /** The message's text, lines ended by CR LF. */
        TEXT,
        /** The message's HTML, lines ended by CR LF. */
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

    /** Of a mail that has this content. */
    static CompactRawMail of(byte[] raw, Content content) {
        for (Body body : new Body[]{Body.TEXT, Body.HTML}) {
            int start = start(raw, body.of(content));
            if (start >= 0) {
                return new CompactRawMail(Arrays.copyOf(raw, start), body);
            }
        }
        return new CompactRawMail(raw, Body.NONE);
    }

    /** All of it, for a message with the content that it was made with. */
    byte[] restore(Content content) {
        String text = body.of(content);
        if (text == null) {
            return bytes.clone();
        }
        byte[] rest = encode(text);
        byte[] whole = Arrays.copyOf(bytes, bytes.length + rest.length);
        System.arraycopy(rest, 0, whole, bytes.length, rest.length);
        return whole;
    }

    /** Where the text begins with which the mail ends; negative where it does not. */
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
