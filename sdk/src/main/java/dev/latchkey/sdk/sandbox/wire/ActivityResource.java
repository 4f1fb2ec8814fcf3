package dev.latchkey.sdk.sandbox.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request that was made with a key.
 *
 * {@snippet :
 * for (ActivityResource request : session.operations().keys().activity(key.id(), 50, null).execute().items()) {
 *     System.out.println(request.at() + " " + request.address() + " " + request.status());
 * }
 * }
 *
 * @param id the request's id, as told in {@code X-Request-Id}
 * @param at when it came, by the server's clock
 * @param source {@code http} or {@code smtp}
 * @param route method and path template, or the command of SMTP
 * @param status HTTP status or SMTP code of the answer; 0 where a fault kept every answer back
 * @param reason code of the refusal; null when it was not refused
 * @param address the caller's
 * @param messageId message that came of it; null for none
 * @param fault id of the fault rule that fired; null for none
 */
public record ActivityResource(String id, Instant at, String source, String route, int status,
        @Nullable String reason, String address, @Nullable String messageId, @Nullable String fault) {}
