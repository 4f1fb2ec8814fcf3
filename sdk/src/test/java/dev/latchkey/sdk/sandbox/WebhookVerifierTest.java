package dev.latchkey.sdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.sdk.DecodeException;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.WebhookException;
import dev.latchkey.sdk.WebhookException.Check;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifies webhook requests with fixed test vectors, whose signatures were computed by another program. */
class WebhookVerifierTest {
    private static final Secret SECRET = Secret.of("whsec_latchkey-test-vector");
    private static final Secret OLD = Secret.of("whsec_the-one-before");
    private static final String TIME = "1767323045";
    private static final Instant SIGNED = Instant.parse("2026-01-02T03:04:05Z");

    private static final SignedRequest PING = new SignedRequest("evt_1", TIME,
            "v1=f844fceddb88a578d3c763504ca27cbf07e3f8bc69bf05a843eec003d7738b5c",
            bytes("{\"id\":\"evt_1\",\"type\":\"ping\"}"));
    private static final String DELIVERED_BODY = """
            {"id":"call_2","type":"delivered","event":{"id":"evt_2","messageId":"msg_1","recipient":"ann@example.com",\
            "type":"delivered","cause":"script","at":"2026-01-02T03:04:05Z"},"message":{"id":"msg_1","channel":"email",\
            "environment":"sandbox","keyId":"key_1","tags":["Größe"],"reference":"order-7"}}""";
    private static final SignedRequest DELIVERED = new SignedRequest("call_2", TIME,
            "v1=4f87ff5c34941d7e4b76e8ebf05c91751ba14af5a1c13460cfbd9aea48f3b11a", bytes(DELIVERED_BODY));
    private static final String DELIVERED_BY_OLD = "v1=bd4fe384b1954a9641726ba279d10689dc3cb188b35f0ec056280a6718671ef4";
    private static final SignedRequest UNKNOWN = new SignedRequest("call_3", TIME,
            "v1=47c2946864dc555132f979c300f6d4c1776d0bbdffe8dde8703426c2f49eda5d", bytes("""
                    {"id":"call_3","type":"teleported","new":{"a":1},"event":{"id":"evt_3","messageId":"msg_1",\
                    "recipient":"+4915112345678","type":"teleported","cause":"magic","at":"2026-01-02T03:04:05.123Z",\
                    "speed":3}}"""));
    private static final SignedRequest NO_JSON = new SignedRequest("call_4", TIME,
            "v1=c19ef697eb0d461f72e34c1ff3a3a77202e492a83ccd8312ed753f6858f9085d",
            "\u00ff\u00fe not json".getBytes(StandardCharsets.ISO_8859_1));
    private static final SignedRequest EMPTY = new SignedRequest("call_5", TIME,
            "v1=3f962433fa1943ba264bdc9e180d648fc2f8a102ec7b47435a85465ba13386c3", new byte[0]);

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record SignedRequest(String id, String time, String signature, byte[] body) {
        Map<String, List<String>> headers() {
            return new LinkedHashMap<>(Map.of("X-Latchkey-Id", List.of(id), "X-Latchkey-Timestamp", List.of(time),
                    "X-Latchkey-Signature", List.of(signature), "Content-Type", List.of("application/json")));
        }
    }

    private final WebhookVerifier verifier = at(SIGNED);

    @Test
    void thePublishedVectorsAreAccepted() {
        assertThat(verifier.verify(PING.headers(), PING.body()))
                .isEqualTo(new WebhookEvent("evt_1", EventKind.PING, SIGNED, null, null));

        WebhookEvent delivered = verifier.verify(DELIVERED.headers(), DELIVERED.body());
        assertThat(delivered.id()).isEqualTo("call_2");
        assertThat(delivered.kind()).isEqualTo(EventKind.DELIVERED);
        assertThat(delivered.event()).isNotNull()
                .satisfies(event -> assertThat(event.recipient()).isEqualTo("ann@example.com"));
        assertThat(delivered.message()).isNotNull()
                .satisfies(message -> assertThat(message.tags()).containsExactly("Größe"));
    }

    @Test
    void aKindOfEventThatIsNotKnownYetSurvives() {
        WebhookEvent event = verifier.verify(UNKNOWN.headers(), UNKNOWN.body());

        assertThat(event.kind()).isEqualTo(EventKind.of("teleported")).hasToString("teleported");
        assertThat(event.event()).isNotNull();
        assertThat(event.message()).isNull();
    }

    @Test
    void oneByteMoreOrLessOrAnotherInTheBodyIsRefused() {
        for (int i = 0; i < DELIVERED.body().length; i++) {
            byte[] flipped = DELIVERED.body().clone();
            flipped[i] ^= 1;
            assertRefused(Check.SIGNATURE, DELIVERED.headers(), flipped);
        }
        assertRefused(Check.SIGNATURE, DELIVERED.headers(), bytes(DELIVERED_BODY + " "));
        assertRefused(Check.SIGNATURE, DELIVERED.headers(),
                bytes(DELIVERED_BODY.substring(0, DELIVERED_BODY.length() - 1)));
        assertRefused(Check.SIGNATURE, DELIVERED.headers(), new byte[0]);
    }

    @Test
    void oneCharacterElseInIdTimeOrSignatureIsRefused() {
        assertEveryFlipRefused("X-Latchkey-Id", "call_2", Check.SIGNATURE);
        assertEveryFlipRefused("X-Latchkey-Timestamp", TIME, Check.SIGNATURE);
        assertEveryFlipRefused("X-Latchkey-Signature", DELIVERED.signature(), Check.SIGNATURE);
    }

    private void assertEveryFlipRefused(String header, String value, Check check) {
        for (int i = 0; i < value.length(); i++) {
            char[] flipped = value.toCharArray();
            flipped[i] ^= 1;
            Map<String, List<String>> headers = DELIVERED.headers();
            headers.put(header, List.of(new String(flipped)));
            assertRefused(check, headers, DELIVERED.body());
        }
    }

    @Test
    void aSignatureOfOneCallDoesNotFitAnother() {
        Map<String, List<String>> headers = DELIVERED.headers();
        headers.put("X-Latchkey-Id", List.of("call_6"));
        assertRefused(Check.SIGNATURE, headers, DELIVERED.body());
        headers.put("X-Latchkey-Id", List.of(PING.id()));
        headers.put("X-Latchkey-Signature", List.of(PING.signature()));
        assertRefused(Check.SIGNATURE, headers, DELIVERED.body());
        // The signed text is joined by dots, so an ID with a dot could be read as ID and time.
        headers.put("X-Latchkey-Id", List.of("call_2." + TIME));
        assertRefused(Check.HEADERS, headers, DELIVERED.body());
    }

    @Test
    void theTimeMayBeOffByTheToleranceInBothDirectionsAndNoMore() {
        Duration tolerance = Duration.ofMinutes(5);
        assertThat(at(SIGNED.plus(tolerance)).verify(PING.headers(), PING.body()).signed()).isEqualTo(SIGNED);
        assertThat(at(SIGNED.minus(tolerance)).verify(PING.headers(), PING.body()).signed()).isEqualTo(SIGNED);

        assertRefused(at(SIGNED.plus(tolerance).plusMillis(1)), Check.TOO_OLD, PING.headers(), PING.body());
        assertRefused(at(SIGNED.minus(tolerance).minusMillis(1)), Check.TOO_EARLY, PING.headers(), PING.body());
        WebhookVerifier narrow = at(SIGNED.plusSeconds(2)).withTolerance(Duration.ofSeconds(1));
        assertRefused(narrow, Check.TOO_OLD, PING.headers(), PING.body());
    }

    @Test
    void aToleranceThatProtectsFromNothingIsRefused() {
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(1).plusNanos(1))) {
            assertThatIllegalArgumentException().isThrownBy(() -> verifier.withTolerance(wrong))
                    .withMessageContaining("one second and one day");
        }
    }

    @Test
    void whileOneSecretReplacesAnotherBothAreAccepted() {
        Map<String, List<String>> byOld = DELIVERED.headers();
        byOld.put("X-Latchkey-Signature", List.of(DELIVERED_BY_OLD));
        assertRefused(Check.SIGNATURE, byOld, DELIVERED.body());

        WebhookVerifier both = WebhookVerifier.withSecret(SECRET, OLD).withClock(clock(SIGNED));
        assertThat(both.verify(byOld, DELIVERED.body()).id()).isEqualTo("call_2");
        assertThat(both.verify(DELIVERED.headers(), DELIVERED.body()).id()).isEqualTo("call_2");
    }

    @Test
    void oneOfSeveralSignaturesIsEnoughAndOthersVersionsAreNotLookedAt() {
        Map<String, List<String>> headers = DELIVERED.headers();
        headers.put("X-Latchkey-Signature", List.of("v2=future, " + DELIVERED_BY_OLD + ", " + DELIVERED.signature()));
        assertThat(verifier.verify(headers, DELIVERED.body()).id()).isEqualTo("call_2");
        headers.put("X-Latchkey-Signature", List.of(DELIVERED.signature().replace("v1=", "v2=")));
        assertRefused(Check.SIGNATURE, headers, DELIVERED.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Latchkey-Id", "X-Latchkey-Timestamp", "X-Latchkey-Signature"})
    void aHeaderThatIsMissingEmptyOrThereTwiceIsNamed(String header) {
        Map<String, List<String>> headers = DELIVERED.headers();
        List<String> right = headers.put(header, List.of());
        assertThat(assertRefused(Check.HEADERS, headers, DELIVERED.body())).hasMessageContaining(header)
                .hasMessageContaining("missing");
        headers.put(header, List.of(""));
        assertRefused(Check.HEADERS, headers, DELIVERED.body());
        headers.remove(header);
        assertRefused(Check.HEADERS, headers, DELIVERED.body());
        headers.put(header, List.of(right.get(0), right.get(0)));
        assertThat(assertRefused(Check.HEADERS, headers, DELIVERED.body())).hasMessageContaining("more than once");
        headers.put(header, right);
        headers.put(header.toUpperCase(Locale.ROOT), right);
        assertThat(assertRefused(Check.HEADERS, headers, DELIVERED.body())).hasMessageContaining("more than once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "-1767323045", "+1767323045", "1767323045.0", "999999999999", " 1767323045",
            "١٧٦٧٣٢٣٠٤٥"})
    void aTimeThatIsNoneIsRefusedAsAHeader(String time) {
        Map<String, List<String>> headers = DELIVERED.headers();
        headers.put("X-Latchkey-Timestamp", List.of(time));
        assertThat(assertRefused(Check.HEADERS, headers, DELIVERED.body())).hasMessageContaining("seconds");
    }

    @Test
    void namesOfHeadersFitInAnyCaseAndAMapMayHoldTheFirstLineUnderNull() {
        Map<@Nullable String, List<String>> headers = new HashMap<>();
        headers.put(null, List.of("POST /hook HTTP/1.1"));
        DELIVERED.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        assertThat(verifier.verify(headers, DELIVERED.body()).id()).isEqualTo("call_2");
    }

    @Test
    void headersCanBeGivenOneByOne() {
        Map<String, List<String>> headers = DELIVERED.headers();
        assertThat(verifier.verify(name -> headers.get(name).get(0), DELIVERED.body()).id()).isEqualTo("call_2");
        assertThatExceptionOfType(WebhookException.class).isThrownBy(() -> verifier.verify(name -> null, new byte[0]));
    }

    @Test
    void theBodyIsNotReadBeforeItsSignatureIsFoundRight() {
        Map<String, List<String>> wrong = NO_JSON.headers();
        wrong.put("X-Latchkey-Signature", List.of(PING.signature()));
        assertRefused(Check.SIGNATURE, wrong, NO_JSON.body());
        assertRefused(at(SIGNED.plusSeconds(301)), Check.TOO_OLD, NO_JSON.headers(), NO_JSON.body());

        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> verifier.verify(NO_JSON.headers(), NO_JSON.body()));
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> verifier.verify(EMPTY.headers(), EMPTY.body()));
    }

    @Test
    void noRefusalTellsTheSecretOrTheRightSignature() {
        List<WebhookException> refusals = List.of(
                assertRefused(Check.SIGNATURE, DELIVERED.headers(), PING.body()),
                assertRefused(at(SIGNED.plusSeconds(301)), Check.TOO_OLD, PING.headers(), PING.body()),
                assertRefused(Check.HEADERS, Collections.emptyMap(), PING.body()));
        assertThat(refusals).allSatisfy(refused -> assertThat(refused.getMessage())
                .doesNotContain("whsec").doesNotContain("f844fced").doesNotContain("4f87ff5c"));
    }

    private WebhookException assertRefused(Check check, Map<String, List<String>> headers, byte[] body) {
        return assertRefused(verifier, check, headers, body);
    }

    private static WebhookException assertRefused(WebhookVerifier verifier, Check check,
            Map<String, List<String>> headers,
            byte[] body) {
        WebhookException refused = catchThrowableOfType(WebhookException.class, () -> verifier.verify(headers, body));
        assertThat(refused).isNotNull();
        assertThat(refused.check()).isEqualTo(check);
        return refused;
    }

    private static WebhookVerifier at(Instant now) {
        return WebhookVerifier.withSecret(SECRET).withClock(clock(now));
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
