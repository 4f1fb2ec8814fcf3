package dev.latchkey.sdk.fault;

import static dev.latchkey.sdk.fault.Outcome.refusal;

import dev.latchkey.sdk.ApiException;
import dev.latchkey.sdk.AuthenticationException;
import dev.latchkey.sdk.ConflictException;
import dev.latchkey.sdk.CreditException;
import dev.latchkey.sdk.InvalidRequestException;
import dev.latchkey.sdk.NotFoundException;
import dev.latchkey.sdk.PermissionException;
import dev.latchkey.sdk.RateLimitException;
import dev.latchkey.sdk.trust.Canary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

/** What a server says instead of yes. Each of its answers echoes the key. */
final class RefusalFaults {
    private static final UnaryOperator<MockResponse.Builder> PLAIN = answer -> answer;

    private RefusalFaults() {}

    static Stream<Fault> rows() {
        return Stream.of(redirects(), lasting(), passing(), unwell()).flatMap(faults -> faults);
    }

    private static Stream<Fault> redirects() {
        return IntStream.of(301, 302, 303, 307, 308).mapToObj(status -> Fault.of(status + " to another host",
                gateway -> new Redirect(status),
                refusal(ApiException.class, status, 1).inDoubt(status == 303).saying("another address")));
    }

    /** Said again, it would be refused again. */
    private static Stream<Fault> lasting() {
        return Stream.of(
                once(400, InvalidRequestException.class),
                once(401, AuthenticationException.class),
                once(402, CreditException.class),
                once(403, PermissionException.class),
                once(404, NotFoundException.class),
                once(409, ConflictException.class),
                once(410, ApiException.class),
                once(413, InvalidRequestException.class),
                once(418, ApiException.class),
                once(422, InvalidRequestException.class),
                once(501, ApiException.class),
                Fault.of("a request id that is the key",
                        saying(404, answer -> answer.setHeader("X-Request-Id", "req_fault/" + Canary.TEXT)),
                        refusal(NotFoundException.class, 404, 1)));
    }

    /** The server says that it did nothing and that later would be better. */
    private static Stream<Fault> passing() {
        return Stream.of(
                Fault.of("429", saying(429, PLAIN), refusal(RateLimitException.class, 429, 3)),
                Fault.of("429 with Retry-After: 0", saying(429, retryAfter("0")),
                        refusal(RateLimitException.class, 429, 3)),
                Fault.of("429 until a moment that is over",
                        saying(429, retryAfter("Thu, 01 Jan 2026 00:00:00 GMT")),
                        refusal(RateLimitException.class, 429, 3)),
                Fault.of("429 until next year", saying(429, retryAfter("31536000")),
                        refusal(RateLimitException.class, 429, 1)),
                Fault.of("429 until a time beyond all numbers", saying(429, retryAfter("9".repeat(40))),
                        refusal(RateLimitException.class, 429, 1)),
                Fault.of("429 until nonsense", saying(429, retryAfter("soon")),
                        refusal(RateLimitException.class, 429, 3)),
                Fault.of("503 with Retry-After: 0", saying(503, retryAfter("0")), refusal(ApiException.class, 503, 3)),
                Fault.of("503 until next year", saying(503, retryAfter("31536000")),
                        refusal(ApiException.class, 503, 1)));
    }

    /** Nobody knows what the server did before it said this. */
    private static Stream<Fault> unwell() {
        return Stream.concat(
                IntStream.of(408, 500, 502, 503, 504).mapToObj(status -> new Fault("" + status, saying(status, PLAIN),
                        refusal(ApiException.class, status, 3), refusal(ApiException.class, status, 1))),
                Stream.of(new Fault("502 with a page in HTML",
                        gateway -> HttpScene.answering(method -> HttpScene.document(502, "text/html",
                                "<html><h1>Bad gateway</h1>" + Canary.TEXT + "</html>").build()),
                        refusal(ApiException.class, 502, 3), refusal(ApiException.class, 502, 1))));
    }

    private static Fault once(int status, Class<? extends ApiException> type) {
        return Fault.of("" + status, saying(status, PLAIN), refusal(type, status, 1));
    }

    private static Scene.Maker saying(int status, UnaryOperator<MockResponse.Builder> also) {
        return gateway -> HttpScene.answering(method -> also.apply(HttpScene.document(status, gateway.refusalType(),
                gateway.refusal(status, "No, not with your key " + Canary.TEXT + "."))).build());
    }

    private static UnaryOperator<MockResponse.Builder> retryAfter(String value) {
        return answer -> answer.setHeader("Retry-After", value);
    }

    /** Sends the client to a second server, with the key in the address; that one counts too. */
    private static final class Redirect extends HttpScene {
        private final MockWebServer thief;

        Redirect(int status) throws IOException {
            this(status, started());
        }

        private Redirect(int status, MockWebServer thief) throws IOException {
            super(new MockWebServer(), method -> HttpScene.document(status, "text/plain", "over there").setHeader(
                    "Location", thief.url("/take").newBuilder().addQueryParameter("key", Canary.TEXT).build())
                    .build());
            this.thief = thief;
        }

        private static MockWebServer started() {
            try {
                MockWebServer thief = new MockWebServer();
                thief.start();
                return thief;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public int requests() {
            return super.requests() + 100 * thief.getRequestCount();
        }

        @Override
        public void close() {
            super.close();
            thief.close();
        }
    }
}
