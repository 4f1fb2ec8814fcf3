package dev.latchkey.mockserver.delivery.message;

import dev.latchkey.mockserver.model.Content;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail that shall be sent. Its addresses must have been checked.
 *
 * @param content what it says and to whom; with merge fields <code>{{name}}</code> in subject, text and HTML where any
 *        recipient has values for them
 * @param attachments contents of the attachments that {@code content} names, in order; empty for mail that came raw
 * @param raw as it came over SMTP; null for one that came otherwise
 * @param sendAt when it shall be sent; null for at once
 */
public record NewEmail(Content content, List<byte[]> attachments, byte @Nullable [] raw, @Nullable Instant sendAt) {
    public NewEmail {
        attachments = List.copyOf(attachments);
    }
}
