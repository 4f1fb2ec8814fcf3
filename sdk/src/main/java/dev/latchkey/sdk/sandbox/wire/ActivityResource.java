package dev.latchkey.sdk.sandbox.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Request made with a key.
 *
 * {@snippet :
 * for (ActivityResource request : session.operations().keys().activity(key.id(), 50, null).execute().items()) {
 *     System.out.println(request.at() + " " + request.address() + " " + request.status());
 * }
 * }
 *
 * @param id ID of the request, as in {@code X-Request-Id}
 * @param at time of arrival, by the server's clock
 * @param source {@code http} or {@code smtp}
 * @param route method and path template, or SMTP command
 * @param status HTTP status or SMTP reply code; 0 if an injected fault suppressed the response
 * @param reason error code; null if the request was not refused
 * @param address IP address of the client
 * @param messageId ID of the message it created; null for none
 * @param fault ID of the fault rule that fired; null for none
 */
public record ActivityResource(String id, Instant at, String source, String route, int status,
        @Nullable String reason, String address, @Nullable String messageId, @Nullable String fault) {}
