package dev.latchkey.sdk.sandbox.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Attempt to deliver an event to a webhook, finished or pending.
 *
 * {@snippet :
 * AttemptResource ping = session.operations().webhooks().ping("wh_1").execute();
 * System.out.println(ping.state() + " " + ping.status());
 * }
 *
 * @param id its ID
 * @param webhookId ID of the webhook
 * @param eventId ID of the event; null for a ping
 * @param messageId ID of the message; null for a ping
 * @param number number of the attempt, from 1
 * @param replay true if it was requested with a replay
 * @param due scheduled time, by the account's clock
 * @param state {@code waiting}, {@code delivered}, {@code retried}, {@code given-up} or {@code discarded}
 * @param sent time at which it was sent; null while it is pending
 * @param body request body; null while it is pending
 * @param status HTTP status of the response; null if there was none
 * @param answer beginning of the response body; null if there was no response
 * @param error reason why there was no response; null if there was one
 */
public record AttemptResource(String id, String webhookId, @Nullable String eventId, @Nullable String messageId,
        int number,
        boolean replay, Instant due, String state, @Nullable Instant sent, @Nullable String body,
        @Nullable Integer status, @Nullable String answer, @Nullable String error) {}
