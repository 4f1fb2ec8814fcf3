package dev.latchkey.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.ApiException;
import dev.latchkey.sdk.ApiResponse;
import dev.latchkey.sdk.CallOptions;
import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.ConnectionException;
import dev.latchkey.sdk.FailureKind;
import dev.latchkey.sdk.LatchkeyException;
import dev.latchkey.sdk.RateLimitException;
import dev.latchkey.sdk.RetryPolicy;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.internal.http.ThingApi.Thing;
import dev.latchkey.sdk.trust.Canary;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests which requests are retried, which never are, and when. */
@Timeout(60)
class RetriesTest {
    private static final Thing A = new Thing("a");

    private TestGateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new TestGateway();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    static Stream<Arguments> repeatedStatuses() {
        return Stream.of(408, 429, 500, 502, 503, 504)
                .flatMap(status -> Stream.of(CallMode.values()).map(mode -> Arguments.of(mode, status)));
    }

    @ParameterizedTest
    @MethodSource("repeatedStatuses")
    void aReadIsRepeatedAfterARefusalThatMayPass(CallMode mode, int status) {
        gateway.enqueueError(status).enqueueError(status).enqueue("b");

        ApiResponse<Thing> response = mode.run(gateway.api().get("1"));

        assertThat(response.value()).isEqualTo(new Thing("b"));
        assertThat(response.attempts()).isEqualTo(3);
        assertThat(gateway.requestCount()).isEqualTo(3);
    }

    static Stream<Arguments> finalStatuses() {
        return Stream.of(301, 400, 401, 402, 403, 404, 409, 413, 422, 501, 505)
                .flatMap(status -> Stream.of(CallMode.values()).map(mode -> Arguments.of(mode, status)));
    }

    @ParameterizedTest
    @MethodSource("finalStatuses")
    void noOtherRefusalIsRepeated(CallMode mode, int status) {
        gateway.enqueueError(status);

        LatchkeyException refused = mode.failure(gateway.api().get("1"));

        assertThat(refused).isInstanceOf(ApiException.class);
        assertThat(refused.attempts()).isOne();
        assertThat(gateway.requestCount()).isOne();
    }

    static Stream<Arguments> nonIdempotentCalls() {
        return Stream.of(CallMode.values()).flatMap(mode -> Stream.of(408, 500, 502, 503, 504)
                .flatMap(status -> Stream.of("send", "change").map(method -> Arguments.of(mode, status, method))));
    }

    @ParameterizedTest
    @MethodSource("nonIdempotentCalls")
    void aSendIsNotRepeatedWhenItMayHaveBeenCarriedOut(CallMode mode, int status, String method) {
        gateway.enqueueError(status);
        ThingApi api = gateway.api();
        ApiCall<Thing> call = method.equals("send") ? api.send(A) : api.change("1", A);

        LatchkeyException refused = mode.failure(call);

        assertThat(refused.mayHaveBeenDelivered()).isTrue();
        assertThat(gateway.requestCount()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void aSendIsRepeatedWhereTheGatewaySaysSo(CallMode mode) {
        gateway.enqueueError(429).enqueueError(503, "Retry-After", "2").enqueue("b");

        assertThat(mode.run(gateway.api().send(A)).attempts()).isEqualTo(3);
        assertThat(gateway.requestCount()).isEqualTo(3);
        assertThat(gateway.timing.sleeps()).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @EnumSource
    void aSendThatGotNoAnswerIsNeverRepeated(CallMode mode) {
        gateway.enqueueDisconnect();

        LatchkeyException failed = mode.failure(gateway.api().send(A));

        assertThat(failed).isInstanceOf(ConnectionException.class);
        assertThat(failed.mayHaveBeenDelivered()).isTrue();
        assertThat(gateway.requestCount()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void whatDoesNoMoreWhenDoneTwiceIsRepeatedWhenItGotNoAnswer(CallMode mode) {
        ThingApi api = gateway.api();
        for (ApiCall<?> call : List.of(api.get("1"), api.put("1", A), api.delete("1"), api.search(A))) {
            int before = gateway.requestCount();
            gateway.enqueueDisconnect().enqueueDisconnect().enqueue("b");

            assertThat(mode.run(call).attempts()).isEqualTo(3);
            assertThat(gateway.requestCount() - before).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSendThatCertainlyDidNotArriveIsTriedAgain(CallMode mode) throws IOException {
        int freePort;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            freePort = socket.getLocalPort();
        }
        ThingApi nowhere = gateway.api(ClientOptions.at("http://127.0.0.1:" + freePort));

        LatchkeyException failed = mode.failure(nowhere.send(A));

        assertThat(failed.attempts()).isEqualTo(3);
        assertThat(failed.mayHaveBeenDelivered()).isFalse();
        assertThat(((ConnectionException) failed).kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(failed).hasMessageContaining("ThingApi.send at http://127.0.0.1:" + freePort + ", 3 attempts");
    }

    @ParameterizedTest
    @EnumSource
    void eachRequestIsTheSameWithItsBodyAndItsKey(CallMode mode) throws InterruptedException {
        gateway.enqueueError(429).enqueue("b");

        mode.run(gateway.api().send(A).with(CallOptions.none().withHeader("Idempotency-Key", "i-1")));

        RecordedRequest first = gateway.server.takeRequest();
        RecordedRequest second = gateway.server.takeRequest();
        assertThat(second.getBody()).isEqualTo(first.getBody()).isNotNull();
        assertThat(second.getHeaders()).isEqualTo(first.getHeaders());
        assertThat(second.getHeaders().get("Authorization")).startsWith("Basic ");
        assertThat(second.getHeaders().get("Idempotency-Key")).isEqualTo("i-1");
    }

    @ParameterizedTest
    @EnumSource
    void waitsDoubleUpToTheLongestAndChanceTakesUpToHalf(CallMode mode) {
        RetryPolicy policy = RetryPolicy.defaults().withMaxAttempts(7).withBackoff(Duration.ofSeconds(1),
                Duration.ofSeconds(5));
        for (int i = 0; i < 14; i++) {
            gateway.enqueueError(500);
        }
        ThingApi api = gateway.api(gateway.options().withRetries(policy));

        mode.failure(api.get("1"));
        gateway.timing.chance(0.999_999);
        mode.failure(api.get("1"));

        List<Duration> sleeps = gateway.timing.sleeps();
        assertThat(sleeps.subList(0, 6)).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2),
                Duration.ofSeconds(4), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5));
        assertThat(sleeps.get(6)).isBetween(Duration.ofMillis(500), Duration.ofMillis(501));
        assertThat(sleeps.get(11)).isBetween(Duration.ofMillis(2500), Duration.ofMillis(2501));
    }

    @ParameterizedTest
    @EnumSource
    void theGatewaysOwnWaitCountsWhereItIsLonger(CallMode mode) {
        gateway.enqueueError(429, "Retry-After", "7").enqueueError(429, "Retry-After", "0").enqueue("b");

        mode.run(gateway.api().get("1"));

        assertThat(gateway.timing.sleeps()).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @EnumSource
    void aServiceThatSaysAtOnceIsRepeatedByOurRulesAndNotByTheHttpClient(CallMode mode) {
        gateway.enqueueError(503, "Retry-After", "0").enqueueError(503, "Retry-After", "0")
                .enqueueError(503, "Retry-After", "0")
                .enqueueError(503, "Retry-After", "0");

        LatchkeyException refused = mode.failure(gateway.api().send(A));

        assertThat(refused.attempts()).isEqualTo(3);
        assertThat(gateway.requestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void aWaitThatDoesNotFitIntoTheCallIsNotBegun(CallMode mode) {
        gateway.enqueueError(429, "Retry-After", "3600");

        LatchkeyException refused = mode.failure(gateway.api().get("1"));

        assertThat(refused).isInstanceOf(RateLimitException.class).hasMessageContaining("Try again in 3600 s");
        assertThat(((RateLimitException) refused).retryAfter()).contains(Duration.ofHours(1));
        assertThat(gateway.timing.sleeps()).isEmpty();
        assertThat(gateway.requestCount()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void waitsAreTakenFromTheCallsTime(CallMode mode) {
        // 0.5 s and 1 s fit into 3 s; the third wait, 2 s, does not fit into the rest.
        gateway.enqueueError(500).enqueueError(500).enqueueError(500);
        ThingApi api = gateway.api(gateway.options().withCallTimeout(Duration.ofSeconds(3))
                .withRetries(RetryPolicy.defaults().withMaxAttempts(10)));

        assertThat(mode.failure(api.get("1")).attempts()).isEqualTo(3);
        assertThat(gateway.requestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void aCallCanAskForFewerOrMoreAttempts(CallMode mode) {
        gateway.enqueueError(500);
        assertThat(mode.failure(gateway.api().get("1").with(CallOptions.none().withoutRetries())).attempts())
                .isOne();

        gateway.enqueueError(500).enqueueError(500);
        CallOptions twice = CallOptions.none().withRetries(RetryPolicy.defaults().withMaxAttempts(2));
        assertThat(mode.failure(gateway.api().get("1").with(CallOptions.none().withoutRetries()).with(twice))
                .attempts()).isEqualTo(2);
        assertThat(gateway.requestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void whenTheQuotaIsUsedUpFailuresAreNoLongerRepeated(CallMode mode) {
        ThingApi api = gateway.api(gateway.options().withRetries(RetryPolicy.defaults().withMaxAttempts(10)));
        for (int i = 0; i < 120; i++) {
            gateway.enqueueError(500);
        }
        // 500 tokens at 5 per retry allow 100 retries.
        int[] attempts = Stream.generate(() -> mode.failure(api.get("1")).attempts()).limit(13)
                .mapToInt(Integer::intValue).toArray();

        assertThat(attempts).containsExactly(10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 2, 1);
        assertThat(gateway.requestCount()).isEqualTo(113);
    }

    @ParameterizedTest
    @EnumSource
    void anEarlierAttemptThatMayHaveArrivedIsNotForgotten(CallMode mode) {
        gateway.enqueueDisconnect().enqueueError(404);

        LatchkeyException refused = mode.failure(gateway.api().delete("1"));

        assertThat(refused).isInstanceOf(ApiException.class);
        assertThat(refused.attempts()).isEqualTo(2);
        assertThat(refused.mayHaveBeenDelivered()).as("the key may be gone because of us").isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aSendThatTheServerDidNotLookAtIsRepeated(CallMode mode) {
        gateway.server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
        OkHttpClient own = new OkHttpClient.Builder().protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE)).build();
        int refusedStream = 7;
        gateway.enqueue(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseStream(refusedStream)).build())
                .enqueue("b");

        assertThat(mode.run(gateway.api(gateway.options().withHttpClient(own)).send(A)).attempts()).isEqualTo(2);

        int internalError = 2;
        gateway.enqueue(
                new MockResponse.Builder().onResponseStart(new SocketEffect.CloseStream(internalError)).build());
        assertThat(mode.failure(gateway.api(gateway.options().withHttpClient(own)).send(A)).mayHaveBeenDelivered())
                .isTrue();
        assertThat(gateway.requestCount()).isEqualTo(3);
        own.connectionPool().evictAll();
    }

    @ParameterizedTest
    @EnumSource
    void aSecretThatWasClosedEndsACallAtOnce(CallMode mode) {
        Secret closed = Canary.secret();
        closed.close();
        ThingApi api = gateway.client(gateway.options()).with(Credentials.bearer(closed)).create(ThingApi.class);

        assertThatIllegalStateException().isThrownBy(() -> mode.run(api.get("1"))).withMessageContaining("closed");

        assertThat(gateway.timing.sleeps()).isEmpty();
        assertThat(gateway.requestCount()).isZero();
    }
}
