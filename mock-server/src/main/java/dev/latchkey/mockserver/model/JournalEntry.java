package dev.latchkey.mockserver.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request, accepted or refused. Never a secret and never a body: not even the path as it came, only the route.
 *
 * @param id the request's id, as told in {@code X-Request-Id}; sorts by time
 * @param at when it came, by the server's clock
 * @param source by which door it came in
 * @param accountId who asked; null where that is not known
 * @param keyId with which key; null for a session, and where that is not known
 * @param route method and path template, or {@code SMTP} and the command; {@code unknown} where nothing is there
 * @param status HTTP status or SMTP code of the answer; 0 where a fault kept every answer back
 * @param reason code of the refusal; null when it was not refused
 * @param address the caller's
 * @param messageId message that came of it; null for none
 * @param fault fault rule that fired; null for none
 * @param micros how long the answer took to make, in microseconds
 */
public record JournalEntry(String id, Instant at, Source source, @Nullable String accountId, @Nullable String keyId,
        String route, int status, @Nullable String reason, String address, @Nullable String messageId,
        @Nullable String fault, long micros) {}
