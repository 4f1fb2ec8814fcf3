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
 * Tells calls of the sandbox's webhooks from those of anybody else. Immutable and safe for use by several threads.
 *
 * {@snippet :
 * WebhookVerifier verifier = WebhookVerifier.withSecret(Secret.of("whsec_0123456789"));
 * Map<String, List<String>> headers = Map.of(); // of the request that came
 * byte[] body = {}; // as it came, not read as text and written again
 * WebhookEvent event = verifier.verify(headers, body);
 * System.out.println(event.kind());
 * }
 *
 * <p>The signature is {@code v1=} and the HMAC-SHA256, in lower-case hexadecimal, of id, dot, timestamp, dot and body,
 * under the secret as UTF-8. A vector to check other programs with: under the secret {@code whsec_latchkey-test-vector},
 * the id {@code evt_1}, the timestamp {@code 1767323045} and the body <code>{"id":"evt_1","type":"ping"}</code> have the
 * signature {@code v1=f844fceddb88a578d3c763504ca27cbf07e3f8bc69bf05a843eec003d7738b5c}.
 *
 * <p>Nothing of the body is read before its signature is found right. A call that is right can come twice, since the
 * sandbox calls again when it gets no answer: keep {@link WebhookEvent#id()} of what was done.
 */
public final class WebhookVerifier {
    /** The header with the call's name. */
    public static final String ID = "X-Latchkey-Id";
    /** The header with the time it was signed at, in seconds since 1970. */
    public static final String TIMESTAMP = "X-Latchkey-Timestamp";
    /** The header with the signature; several are separated by commas. */
    public static final String SIGNATURE = "X-Latchkey-Signature";

    private static final Duration DEFAULT_TOLERANCE = Duration.ofMinutes(5);
    private static final Duration MAX_TOLERANCE = Duration.ofDays(1);
    /** Without a dot, so that what is signed can be taken apart in one way only. */
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
     * Accepts calls that are signed with this secret, or with one of these where one replaces another, at most 5 minutes
     * ago by this computer's clock.
     */
    public static WebhookVerifier withSecret(Secret secret, Secret... others) {
        List<Secret> secrets = new ArrayList<>(List.of(secret));
        secrets.addAll(Arrays.asList(others));
        return new WebhookVerifier(secrets, DEFAULT_TOLERANCE, Clock.systemUTC());
    }

    /**
     * How far the signed time may be from now, in both directions.
     *
     * @throws IllegalArgumentException when it is below one second or over one day
     */
    public WebhookVerifier withTolerance(Duration value) {
        if (value.compareTo(Duration.ofSeconds(1)) < 0 || value.compareTo(MAX_TOLERANCE) > 0) {
            throw new IllegalArgumentException("A tolerance is between one second and one day, not " + value
                    + ". With a longer one, what somebody recorded could be sent again for as long.");
        }
        return new WebhookVerifier(secrets, value, clock);
    }

    /** Goes by this clock. For tests, and for an account whose own clock was moved. */
    public WebhookVerifier withClock(Clock value) {
        return new WebhookVerifier(secrets, tolerance, value);
    }

    /**
     * The event that a call tells, after all checks.
     *
     * @param headers the request's headers as they came, names in any case
     * @param body the request's body as it came, byte by byte
     * @throws WebhookException when the call is not the sandbox's, or not one of now; it says which check failed
     * @throws dev.latchkey.sdk.DecodeException when it is the sandbox's, but not understood
     */
    public WebhookEvent verify(Map<String, ? extends List<String>> headers, byte[] body) {
        return verify(name -> singleValue(name, headers), body);
    }

    /**
     * As {@link #verify(Map, byte[])}, for servers that give one header at a time.
     *
     * @param header the value of a header by its name, null where the request has none: {@code request::getHeader}
     */
    public WebhookEvent verify(Function<String, @Nullable String> header, byte[] body) {
        String id = require(ID, header);
        String timestamp = require(TIMESTAMP, header);
        String signature = require(SIGNATURE, header);
        if (!NAME.matcher(id).matches()) {
            throw new WebhookException(Check.HEADERS, "The header " + ID + " is no name of a call.");
        }
        if (!SECONDS.matcher(timestamp).matches()) {
            throw new WebhookException(Check.HEADERS,
                    "The header " + TIMESTAMP + " is no time in seconds since 1970.");
        }
        WebhookSignature expected = new WebhookSignature(id, timestamp, body);
        if (!expected.matchesAny(signature, secrets)) {
            throw new WebhookException(Check.SIGNATURE, "The signature does not fit. Check that the secret is this"
                    + " webhook's, and that the body is passed on byte by byte as it came.");
        }
        Instant signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
        checkTime(signed);
        WebhookBody call = Json.decode(WebhookBody.class, body);
        return new WebhookEvent(id, EventKind.of(call.type()), signed, call.event(), call.message());
    }

    private void checkTime(Instant signed) {
        Instant now = clock.instant();
        if (signed.isBefore(now.minus(tolerance))) {
            throw new WebhookException(Check.TOO_OLD, "The call was signed at " + signed + ", more than "
                    + tolerance.toSeconds()
                    + " s ago. It came late, or somebody sends it once more, or this computer's clock is fast.");
        }
        if (signed.isAfter(now.plus(tolerance))) {
            throw new WebhookException(Check.TOO_EARLY, "The call was signed for " + signed + ", more than "
                    + tolerance.toSeconds()
                    + " s from now. This computer's clock is slow, or the account's clock was moved.");
        }
    }

    private static String require(String name, Function<String, @Nullable String> header) {
        String value = header.apply(name);
        if (value == null || value.isEmpty()) {
            throw new WebhookException(Check.HEADERS,
                    "The header " + name + " is missing. Every call of the sandbox has it.");
        }
        return value;
    }

    private static @Nullable String singleValue(String name, Map<String, ? extends List<String>> headers) {
        String found = null;
        for (Map.Entry<String, ? extends List<String>> header : headers.entrySet()) {
            // Some servers keep the request's first line under the name null.
            if (header.getKey() == null || !header.getKey().equalsIgnoreCase(name)) {
                continue;
            }
            for (String value : header.getValue()) {
                if (found != null) {
                    throw new WebhookException(Check.HEADERS, "The header " + name + " is there twice.");
                }
                found = value;
            }
        }
        return found;
    }
}
