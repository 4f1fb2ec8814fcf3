package dev.latchkey.mockserver.model;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One call of a webhook, made or to be made.
 *
 * @param id its name for programs; sorts by time
 * @param accountId whose it is
 * @param webhookId which webhook
 * @param eventId of which event it tells
 * @param messageId of which message
 * @param number 1 for the first try, and so on
 * @param replay whether somebody asked for it after the tries had ended
 * @param due when it is to be made
 * @param state how it stands
 * @param sent when it was made; null while it waits
 * @param body what was sent; null while it waits
 * @param status HTTP status of the answer; null where there was none
 * @param responseBody beginning of the answer's body; null where there was none
 * @param error why there was no answer; null where there was one
 * @param micros how long it took, in microseconds; 0 while it waits
 */
public record WebhookAttempt(String id, String accountId, String webhookId, String eventId, String messageId,
        int number, boolean replay, Instant due, State state, @Nullable Instant sent, @Nullable String body,
        @Nullable Integer status, @Nullable String responseBody, @Nullable String error, long micros) {

    /** How a call stands. */
    public enum State {
        /** It is still to be made. */
        WAITING,
        /** It was answered with a status of the two hundreds. */
        DELIVERED,
        /** It failed, and another is to be made. */
        RETRIED,
        /** It failed, and was the last. */
        GIVEN_UP,
        /** It was not made, because its webhook or message is gone. */
        DISCARDED;

        /** The lower-case word for it, on the wire and in the store. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The state of this word. */
        public static State fromWireName(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
