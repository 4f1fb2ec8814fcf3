package dev.latchkey.mockserver.delivery.message;

import dev.latchkey.mockserver.model.Content;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * E-mail to send. Its addresses must have been checked.
 *
 * @param content content and recipients; merge fields <code>{{name}}</code> in subject, text and HTML are filled in if
 *        any recipient has values
 * @param attachments contents of the attachments that {@code content} lists, in order; empty if there is a raw mail
 * @param raw the mail as it came over SMTP; null for other e-mails
 * @param sendAt when to send it; null for no delay
 */
public record NewEmail(Content content, List<byte[]> attachments, byte @Nullable [] raw, @Nullable Instant sendAt) {
    public NewEmail {
        attachments = List.copyOf(attachments);
    }
}
