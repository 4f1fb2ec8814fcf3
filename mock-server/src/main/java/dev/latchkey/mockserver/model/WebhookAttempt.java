package dev.latchkey.mockserver.model;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Attempt to send one event to a webhook, completed or scheduled.
 *
 * @param id unique id; ids sort by time
 * @param accountId account that owns the webhook
 * @param webhookId id of the webhook
 * @param eventId id of the event to send
 * @param messageId message of the event
 * @param number number of the attempt, starting at 1
 * @param replay true if it was requested manually after the last retry
 * @param due time to send it
 * @param state state of the attempt
 * @param sent time of the request; null while waiting
 * @param body request body; null while waiting
 * @param status HTTP status of the response; null for none
 * @param responseBody beginning of the response body; null for none
 * @param error why no response was received; null if one was
 * @param micros duration in microseconds; 0 while waiting
 */
public record WebhookAttempt(String id, String accountId, String webhookId, String eventId, String messageId,
        int number, boolean replay, Instant due, State state, @Nullable Instant sent, @Nullable String body,
        @Nullable Integer status, @Nullable String responseBody, @Nullable String error, long micros) {

    /** State of an attempt. */
    public enum State {
        /** Not sent yet. */
        WAITING,
        /** Completed with a 2xx status. */
        DELIVERED,
        /** Failed; a retry is scheduled. */
        RETRIED,
        /** Failed; it was the last retry. */
        GIVEN_UP,
        /** Not sent, because the webhook or message was removed. */
        DISCARDED;

        /** The lower-case name used in JSON and in the store. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The state with this wire name. */
        public static State fromWireName(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
