package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.WebhookException;
import dev.latchkey.sdk.WebhookException.Check;
import dev.latchkey.sdk.internal.json.Json;
import dev.latchkey.sdk.sandbox.wire.WebhookBody;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that webhook requests come from the sandbox. Immutable and safe for use by several threads.
 *
 * {@snippet :
 * WebhookVerifier verifier = WebhookVerifier.withSecret(Secret.of("whsec_0123456789"));
 * Map<String, List<String>> headers = Map.of(); // header fields of the request
 * byte[] body = {}; // raw request body, not decoded and encoded again
 * WebhookEvent event = verifier.verify(headers, body);
 * System.out.println(event.kind());
 * }
 *
 * <p>The signature is {@code v1=} and the HMAC-SHA256, in lower-case hexadecimal, of id, dot, timestamp, dot and
 * body. The key is the secret in UTF-8. Test vector: with the secret {@code whsec_latchkey-test-vector}, the id
 * {@code evt_1}, the timestamp {@code 1767323045} and the body <code>{"id":"evt_1","type":"ping"}</code>, the
 * signature is {@code v1=f844fceddb88a578d3c763504ca27cbf07e3f8bc69bf05a843eec003d7738b5c}.
 *
 * <p>The body is parsed only after its signature was verified. A valid request can arrive twice, since the sandbox
 * retries if it gets no response. Store {@link WebhookEvent#id()} of processed events.
 */
public final class WebhookVerifier {
    /** Header field with the ID of the request. */
    public static final String ID = "X-Latchkey-Id";
    /** Header field with the time of the signature, in seconds since 1970. */
    public static final String TIMESTAMP = "X-Latchkey-Timestamp";
    /** Header field with the signature, or several separated by commas. */
    public static final String SIGNATURE = "X-Latchkey-Signature";

    private static final Duration DEFAULT_TOLERANCE = Duration.ofMinutes(5);
    private static final Duration MAX_TOLERANCE = Duration.ofDays(1);
    /** No dots, so that the signed text can be split in only one way. */
    private static final Pattern NAME = Pattern.compile("[^.]{1,200}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

    private final List<Secret> secrets;
    private final Duration tolerance;
    private final Clock clock;

    private WebhookVerifier(List<Secret> secrets, Duration tolerance, Clock clock) {
        this.secrets = List.copyOf(secrets);
        this.tolerance = tolerance;
        this.clock = clock;
    }

    /**
     * Creates a verifier for requests signed with one of these secrets, several of them while a secret is being
     * replaced. The signature may be at most 5 minutes old by the clock of this computer.
     */
    public static WebhookVerifier withSecret(Secret secret, Secret... others) {
        List<Secret> secrets = new ArrayList<>(List.of(secret));
        secrets.addAll(Arrays.asList(others));
        return new WebhookVerifier(secrets, DEFAULT_TOLERANCE, Clock.systemUTC());
    }

    /**
     * Sets the maximum difference between the time of the signature and now, in both directions.
     *
     * @throws IllegalArgumentException if it is less than one second or more than one day
     */
    public WebhookVerifier withTolerance(Duration value) {
        if (value.compareTo(Duration.ofSeconds(1)) < 0 || value.compareTo(MAX_TOLERANCE) > 0) {
            throw new IllegalArgumentException("The tolerance must be between one second and one day, but was " + value
                    + ". A recorded request could be replayed for that long.");
        }
        return new WebhookVerifier(secrets, value, clock);
    }

    /** Sets the clock, for tests and for accounts whose own clock was changed. */
    public WebhookVerifier withClock(Clock value) {
        return new WebhookVerifier(secrets, tolerance, value);
    }

    /**
     * Verifies a webhook request and returns its event.
     *
     * @param headers header fields of the request, with names in any case
     * @param body raw request body, byte by byte
     * @throws WebhookException if the request is not from the sandbox, or too old or too new; it names the failed
     *        check
     * @throws dev.latchkey.sdk.DecodeException if the request is from the sandbox but cannot be decoded
     */
    public WebhookEvent verify(Map<String, ? extends List<String>> headers, byte[] body) {
        return verify(name -> singleValue(name, headers), body);
    }

    /**
     * Verifies like {@link #verify(Map, byte[])}, for servers that return one header field at a time.
     *
     * @param header returns the value of a header field, null if the request does not have it: {@code
     *        request::getHeader}
     */
    public WebhookEvent verify(Function<String, @Nullable String> header, byte[] body) {
        String id = require(ID, header);
        String timestamp = require(TIMESTAMP, header);
        String signature = require(SIGNATURE, header);
        if (!NAME.matcher(id).matches()) {
            throw new WebhookException(Check.HEADERS, "The header " + ID + " is not a valid request ID.");
        }
        if (!SECONDS.matcher(timestamp).matches()) {
            throw new WebhookException(Check.HEADERS,
                    "The header " + TIMESTAMP + " is not a time in seconds since 1970.");
        }
        WebhookSignature expected = new WebhookSignature(id, timestamp, body);
        if (!expected.matchesAny(signature, secrets)) {
            throw new WebhookException(Check.SIGNATURE, "The signature does not match. Check that the secret belongs to"
                    + " this webhook, and that the body is the raw request body, byte by byte.");
        }
        Instant signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
        checkTime(signed);
        WebhookBody webhook = Json.decode(WebhookBody.class, body);
        return new WebhookEvent(id, EventKind.of(webhook.type()), signed, webhook.event(), webhook.message());
    }

    private void checkTime(Instant signed) {
        Instant now = clock.instant();
        if (signed.isBefore(now.minus(tolerance))) {
            throw new WebhookException(Check.TOO_OLD, "The request was signed at " + signed + ", more than "
                    + tolerance.toSeconds()
                    + " s ago. It was delayed or replayed, or the clock of this computer is fast.");
        }
        if (signed.isAfter(now.plus(tolerance))) {
            throw new WebhookException(Check.TOO_EARLY, "The request was signed for " + signed + ", more than "
                    + tolerance.toSeconds()
                    + " s from now. The clock of this computer is slow, or the clock of the account was changed.");
        }
    }

    private static String require(String name, Function<String, @Nullable String> header) {
        String value = header.apply(name);
        if (value == null || value.isEmpty()) {
            throw new WebhookException(Check.HEADERS,
                    "The header " + name + " is missing. Every webhook request of the sandbox has it.");
        }
        return value;
    }

    private static @Nullable String singleValue(String name, Map<String, ? extends List<String>> headers) {
        String found = null;
        for (Map.Entry<String, ? extends List<String>> header : headers.entrySet()) {
            // Some servers store the request line under the name null.
            if (header.getKey() == null || !header.getKey().equalsIgnoreCase(name)) {
                continue;
            }
            for (String value : header.getValue()) {
                if (found != null) {
                    throw new WebhookException(Check.HEADERS, "The header " + name + " occurs more than once.");
                }
                found = value;
            }
        }
        return found;
    }
}
