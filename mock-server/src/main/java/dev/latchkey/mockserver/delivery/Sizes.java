package dev.latchkey.mockserver.delivery;

import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.Recipient;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Measures messages, so that what is kept of them can be limited. */
final class Sizes {
    private static final int RECORD = 200;

    private Sizes() {}

    /** Bytes of a message, attachments and all. */
    static long of(Content content, byte @Nullable [] raw, List<byte[]> attachments) {
        long size = RECORD + bytes(content.from()) + bytes(content.replyTo()) + bytes(content.subject())
                + bytes(content.text()) + bytes(content.html()) + bytes(content.reference());
        for (Recipient recipient : content.recipients()) {
            size += bytes(recipient.mailbox());
            for (Map.Entry<String, String> field : recipient.fields().entrySet()) {
                size += bytes(field.getKey()) + bytes(field.getValue());
            }
        }
        for (Content.Header header : content.headers()) {
            size += bytes(header.name()) + bytes(header.value());
        }
        for (String tag : content.tags()) {
            size += bytes(tag);
        }
        for (byte[] attachment : attachments) {
            size += attachment.length;
        }
        return size + (raw == null ? 0 : raw.length);
    }

    /** Bytes of a text in UTF-8. */
    private static long bytes(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        long bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // A surrogate pair takes four bytes for its two characters.
            bytes += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
        }
        return bytes;
    }
}
