package dev.latchkey.mockserver.delivery.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SMS to send. Its numbers must have been checked.
 *
 * @param to phone numbers in international form
 * @param from sender; null for none
 * @param text literal text, without merge fields
 * @param sendAt when to send it; null for no delay
 * @param tags the sender's tags
 * @param reference the sender's reference; null for none
 */
public record NewSms(List<String> to, @Nullable String from, String text, @Nullable Instant sendAt, List<String> tags,
        @Nullable String reference) {
    public NewSms {
        to = List.copyOf(to);
        tags = List.copyOf(tags);
    }
}
