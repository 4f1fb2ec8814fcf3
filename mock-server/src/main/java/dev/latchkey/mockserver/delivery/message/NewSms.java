package dev.latchkey.mockserver.delivery.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An SMS that shall be sent. Its numbers must have been checked.
 *
 * @param to phone numbers in international form
 * @param from sender; null where none was given
 * @param text what it says; literal, without merge fields
 * @param sendAt when it shall be sent; null for at once
 * @param tags the sender's labels
 * @param reference the sender's own name for it; null for none
 */
public record NewSms(List<String> to, @Nullable String from, String text, @Nullable Instant sendAt, List<String> tags,
        @Nullable String reference) {
    public NewSms {
        to = List.copyOf(to);
        tags = List.copyOf(tags);
    }
}
