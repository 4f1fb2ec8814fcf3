package dev.latchkey.mockserver.delivery.message;

import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.HeaderField;
import dev.latchkey.mockserver.model.Recipient;
import dev.latchkey.sdk.internal.text.TextChecks;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Computes the size of messages, so that the memory and disk space for them can be limited. */
final class MessageSize {
    private static final int OVERHEAD = 200;
    private static final int MAX_COPIED_LENGTH = 8192;

    private MessageSize() {}

    /** Returns the bytes of a mail's source or, without one, of the content, the attachments and their management. */
    static long of(Content content, byte @Nullable [] raw, List<byte[]> attachments) {
        if (raw != null) {
            return raw.length;
        }
        long size = OVERHEAD + bytes(content.from()) + bytes(content.replyTo())
                + bytes(content.subject())
                + bytes(content.text()) + bytes(content.html())
                + bytes(content.reference());
        for (Recipient recipient : content.recipients()) {
            size += bytes(recipient.mailbox());
            for (Map.Entry<String, String> field : recipient.fields().entrySet()) {
                size += bytes(field.getKey()) + bytes(field.getValue());
            }
        }
        for (HeaderField header : content.headers()) {
            size += bytes(header.name()) + bytes(header.value());
        }
        for (String tag : content.tags()) {
            size += bytes(tag);
        }
        for (byte[] attachment : attachments) {
            size += attachment.length;
        }
        return size;
    }

    /**
     * Does the same as {@link TextChecks#utf8Length}. Encodes a short text, because the JDK converts many characters at
     * a time.
     */
    private static long bytes(@Nullable String text) {
        return text == null || text.length() > MAX_COPIED_LENGTH
                ? TextChecks.utf8Length(text)
                : text.getBytes(StandardCharsets.UTF_8).length;
    }
}
