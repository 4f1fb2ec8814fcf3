package dev.latchkey.sdk.sandbox.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call of a webhook, made or to be made.
 *
 * {@snippet :
 * AttemptResource ping = session.operations().webhooks().ping("wh_1").execute();
 * System.out.println(ping.state() + " " + ping.status());
 * }
 *
 * @param id its name for programs
 * @param webhookId which webhook
 * @param eventId of which event it tells; null for a ping
 * @param messageId of which message; null for a ping
 * @param number 1 for the first try, and so on
 * @param replay whether somebody asked for it
 * @param due when it is to be made, by the account's clock
 * @param state {@code waiting}, {@code delivered}, {@code retried}, {@code given-up} or {@code discarded}
 * @param sent when it was made; null while it waits
 * @param body what was sent; null while it waits
 * @param status HTTP status of the answer; null where there was none
 * @param answer beginning of the answer's body; null where there was none
 * @param error why there was no answer; null where there was one
 */
public record AttemptResource(String id, String webhookId, @Nullable String eventId, @Nullable String messageId,
        int number,
        boolean replay, Instant due, String state, @Nullable Instant sent, @Nullable String body,
        @Nullable Integer status, @Nullable String answer, @Nullable String error) {}
