package dev.latchkey.sdk.fault;

import static dev.latchkey.sdk.fault.Outcome.error;

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

/** Error responses. Each of them echoes the key. */
final class ErrorStatusFaults {
    private static final UnaryOperator<MockResponse.Builder> PLAIN = response -> response;

    private ErrorStatusFaults() {}

    static Stream<Fault> faults() {
        return Stream.of(redirects(), permanent(), retryable(), ambiguous()).flatMap(faults -> faults);
    }

    private static Stream<Fault> redirects() {
        return IntStream.of(301, 302, 303, 307, 308).mapToObj(status -> Fault.of(status + " to another host",
                gateway -> new Redirect(status),
                error(ApiException.class, status, 1).withMayHaveBeenDelivered(status == 303)
                        .withMessage("another address")));
    }

    /** Errors that a retry would not change. */
    private static Stream<Fault> permanent() {
        return Stream.of(
                permanentError(400, InvalidRequestException.class),
                permanentError(401, AuthenticationException.class),
                permanentError(402, CreditException.class),
                permanentError(403, PermissionException.class),
                permanentError(404, NotFoundException.class),
                permanentError(409, ConflictException.class),
                permanentError(410, ApiException.class),
                permanentError(413, InvalidRequestException.class),
                permanentError(418, ApiException.class),
                permanentError(422, InvalidRequestException.class),
                permanentError(501, ApiException.class),
                Fault.of("a request id that is the key",
                        responding(404, response -> response.setHeader("X-Request-Id", "req_fault/" + Canary.TEXT)),
                        error(NotFoundException.class, 404, 1)));
    }

    /** Errors that say that the request was not carried out and should be retried later. */
    private static Stream<Fault> retryable() {
        return Stream.of(
                Fault.of("429", responding(429, PLAIN), error(RateLimitException.class, 429, 3)),
                Fault.of("429 with Retry-After: 0", responding(429, retryAfter("0")),
                        error(RateLimitException.class, 429, 3)),
                Fault.of("429 until a time in the past",
                        responding(429, retryAfter("Thu, 01 Jan 2026 00:00:00 GMT")),
                        error(RateLimitException.class, 429, 3)),
                Fault.of("429 until next year", responding(429, retryAfter("31536000")),
                        error(RateLimitException.class, 429, 1)),
                Fault.of("429 until a time out of range", responding(429, retryAfter("9".repeat(40))),
                        error(RateLimitException.class, 429, 1)),
                Fault.of("429 until nonsense", responding(429, retryAfter("soon")),
                        error(RateLimitException.class, 429, 3)),
                Fault.of("503 with Retry-After: 0", responding(503, retryAfter("0")),
                        error(ApiException.class, 503, 3)),
                Fault.of("503 until next year", responding(503, retryAfter("31536000")),
                        error(ApiException.class, 503, 1)));
    }

    /** Errors that leave open whether the request was carried out. */
    private static Stream<Fault> ambiguous() {
        return Stream.concat(
                IntStream.of(408, 500, 502, 503, 504)
                        .mapToObj(status -> new Fault("" + status, responding(status, PLAIN),
                                error(ApiException.class, status, 3), error(ApiException.class, status, 1))),
                Stream.of(new Fault("502 with a page in HTML",
                        gateway -> HttpFaultServer.responding(method -> HttpFaultServer.document(502, "text/html",
                                "<html><h1>Bad gateway</h1>" + Canary.TEXT + "</html>").build()),
                        error(ApiException.class, 502, 3), error(ApiException.class, 502, 1))));
    }

    private static Fault permanentError(int status, Class<? extends ApiException> type) {
        return Fault.of("" + status, responding(status, PLAIN), error(type, status, 1));
    }

    private static FaultFixture.Factory responding(int status, UnaryOperator<MockResponse.Builder> also) {
        return gateway -> HttpFaultServer
                .responding(method -> also.apply(HttpFaultServer.document(status, gateway.errorContentType(),
                        gateway.errorBody(status, "No, not with your key " + Canary.TEXT + "."))).build());
    }

    private static UnaryOperator<MockResponse.Builder> retryAfter(String value) {
        return response -> response.setHeader("Retry-After", value);
    }

    /** Redirects to a second server with the key in the URL. Requests to that one count a hundredfold. */
    private static final class Redirect extends HttpFaultServer {
        private final MockWebServer thief;

        Redirect(int status) throws IOException {
            this(status, started());
        }

        private Redirect(int status, MockWebServer thief) throws IOException {
            super(new MockWebServer(), method -> HttpFaultServer.document(status, "text/plain", "over there").setHeader(
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
        public int requestCount() {
            return super.requestCount() + 100 * thief.getRequestCount();
        }

        @Override
        public void close() {
            super.close();
            thief.close();
        }
    }
}
