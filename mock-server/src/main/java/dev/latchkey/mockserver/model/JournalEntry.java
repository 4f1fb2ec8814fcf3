package dev.latchkey.mockserver.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Journal entry of one request, accepted or refused. To keep secrets out, it holds neither the body nor the actual
 * path, only the route.
 *
 * @param id request id, as sent in {@code X-Request-Id}; ids sort by time
 * @param at time of the request, by the server's clock
 * @param source protocol of the request
 * @param accountId account of the caller; null if unknown
 * @param keyId key of the caller; null for a session and if unknown
 * @param route method and path template, or {@code SMTP} and the command; {@code unknown} if no route matches
 * @param status HTTP status or SMTP reply code; 0 if a fault suppressed the response
 * @param reason code of the refusal; null if the request was accepted
 * @param address network address of the caller
 * @param messageId message created by the request; null for none
 * @param fault id of the fault rule that fired; null for none
 * @param micros time to produce the response, in microseconds
 */
public record JournalEntry(String id, Instant at, MessageSource source, @Nullable String accountId,
        @Nullable String keyId,
        String route, int status, @Nullable String reason, String address, @Nullable String messageId,
        @Nullable String fault, long micros) {}
