package dev.latchkey.mockserver.delivery;

import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.Recipient;
import dev.latchkey.sdk.internal.text.Texts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Measures messages, so that what is kept of them can be limited. */
final class Sizes {
    private static final int RECORD = 200;

    private Sizes() {}

    /** Bytes of a message, attachments and all. */
    static long of(Content content, byte @Nullable [] raw, List<byte[]> attachments) {
        long size = RECORD + Texts.utf8Length(content.from()) + Texts.utf8Length(content.replyTo())
                + Texts.utf8Length(content.subject())
                + Texts.utf8Length(content.text()) + Texts.utf8Length(content.html())
                + Texts.utf8Length(content.reference());
        for (Recipient recipient : content.recipients()) {
            size += Texts.utf8Length(recipient.mailbox());
            for (Map.Entry<String, String> field : recipient.fields().entrySet()) {
                size += Texts.utf8Length(field.getKey()) + Texts.utf8Length(field.getValue());
            }
        }
        for (Content.Header header : content.headers()) {
            size += Texts.utf8Length(header.name()) + Texts.utf8Length(header.value());
        }
        for (String tag : content.tags()) {
            size += Texts.utf8Length(tag);
        }
        for (byte[] attachment : attachments) {
            size += attachment.length;
        }
        return size + (raw == null ? 0 : raw.length);
    }
}
