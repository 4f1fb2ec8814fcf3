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
import dev.latchkey.sdk.internal.http.Things.Thing;
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

/** What is sent again, what never is, and when. The server counts. */
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
                .flatMap(status -> Stream.of(Way.values()).map(way -> Arguments.of(way, status)));
    }

    @ParameterizedTest
    @MethodSource("repeatedStatuses")
    void aReadIsRepeatedAfterARefusalThatMayPass(Way way, int status) {
        gateway.refuses(status).refuses(status).answers("b");

        ApiResponse<Thing> response = way.run(gateway.things().get("1"));

        assertThat(response.value()).isEqualTo(new Thing("b"));
        assertThat(response.attempts()).isEqualTo(3);
        assertThat(gateway.seen()).isEqualTo(3);
    }

    static Stream<Arguments> finalStatuses() {
        return Stream.of(301, 400, 401, 402, 403, 404, 409, 413, 422, 501, 505)
                .flatMap(status -> Stream.of(Way.values()).map(way -> Arguments.of(way, status)));
    }

    @ParameterizedTest
    @MethodSource("finalStatuses")
    void noOtherRefusalIsRepeated(Way way, int status) {
        gateway.refuses(status);

        LatchkeyException refused = way.failure(gateway.things().get("1"));

        assertThat(refused).isInstanceOf(ApiException.class);
        assertThat(refused.attempts()).isOne();
        assertThat(gateway.seen()).isOne();
    }

    static Stream<Arguments> unsafe() {
        return Stream.of(Way.values()).flatMap(way -> Stream.of(408, 500, 502, 503, 504)
                .flatMap(status -> Stream.of("send", "change").map(method -> Arguments.of(way, status, method))));
    }

    @ParameterizedTest
    @MethodSource("unsafe")
    void aSendIsNotRepeatedWhenItMayHaveBeenCarriedOut(Way way, int status, String method) {
        gateway.refuses(status);
        Things things = gateway.things();
        ApiCall<Thing> call = method.equals("send") ? things.send(A) : things.change("1", A);

        LatchkeyException refused = way.failure(call);

        assertThat(refused.mayHaveBeenDelivered()).isTrue();
        assertThat(gateway.seen()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void aSendIsRepeatedWhereTheGatewaySaysSo(Way way) {
        gateway.refuses(429).refuses(503, "Retry-After", "2").answers("b");

        assertThat(way.run(gateway.things().send(A)).attempts()).isEqualTo(3);
        assertThat(gateway.seen()).isEqualTo(3);
        assertThat(gateway.timing.pauses()).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @EnumSource
    void aSendThatGotNoAnswerIsNeverRepeated(Way way) {
        gateway.hangsUp();

        LatchkeyException failed = way.failure(gateway.things().send(A));

        assertThat(failed).isInstanceOf(ConnectionException.class);
        assertThat(failed.mayHaveBeenDelivered()).isTrue();
        assertThat(gateway.seen()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void whatDoesNoMoreWhenDoneTwiceIsRepeatedWhenItGotNoAnswer(Way way) {
        Things things = gateway.things();
        for (ApiCall<?> call : List.of(things.get("1"), things.put("1", A), things.delete("1"), things.search(A))) {
            int before = gateway.seen();
            gateway.hangsUp().hangsUp().answers("b");

            assertThat(way.run(call).attempts()).isEqualTo(3);
            assertThat(gateway.seen() - before).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSendThatCertainlyDidNotArriveIsTriedAgain(Way way) throws IOException {
        int freePort;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            freePort = socket.getLocalPort();
        }
        Things nowhere = gateway.things(ClientOptions.at("http://127.0.0.1:" + freePort));

        LatchkeyException failed = way.failure(nowhere.send(A));

        assertThat(failed.attempts()).isEqualTo(3);
        assertThat(failed.mayHaveBeenDelivered()).isFalse();
        assertThat(((ConnectionException) failed).kind()).isEqualTo(FailureKind.UNREACHABLE);
        assertThat(failed).hasMessageContaining("Things.send at http://127.0.0.1:" + freePort + ", 3 attempts");
    }

    @ParameterizedTest
    @EnumSource
    void eachRequestIsTheSameWithItsBodyAndItsKey(Way way) throws InterruptedException {
        gateway.refuses(429).answers("b");

        way.run(gateway.things().send(A).with(CallOptions.none().withHeader("Idempotency-Key", "i-1")));

        RecordedRequest first = gateway.server.takeRequest();
        RecordedRequest second = gateway.server.takeRequest();
        assertThat(second.getBody()).isEqualTo(first.getBody()).isNotNull();
        assertThat(second.getHeaders()).isEqualTo(first.getHeaders());
        assertThat(second.getHeaders().get("Authorization")).startsWith("Basic ");
        assertThat(second.getHeaders().get("Idempotency-Key")).isEqualTo("i-1");
    }

    @ParameterizedTest
    @EnumSource
    void waitsDoubleUpToTheLongestAndChanceTakesUpToHalf(Way way) {
        RetryPolicy policy = RetryPolicy.defaults().withMaxAttempts(7).withBackoff(Duration.ofSeconds(1),
                Duration.ofSeconds(5));
        for (int i = 0; i < 14; i++) {
            gateway.refuses(500);
        }
        Things things = gateway.things(gateway.options().withRetries(policy));

        way.failure(things.get("1"));
        gateway.timing.chance(0.999_999);
        way.failure(things.get("1"));

        List<Duration> pauses = gateway.timing.pauses();
        assertThat(pauses.subList(0, 6)).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2),
                Duration.ofSeconds(4), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5));
        assertThat(pauses.get(6)).isBetween(Duration.ofMillis(500), Duration.ofMillis(501));
        assertThat(pauses.get(11)).isBetween(Duration.ofMillis(2500), Duration.ofMillis(2501));
    }

    @ParameterizedTest
    @EnumSource
    void theGatewaysOwnWaitCountsWhereItIsLonger(Way way) {
        gateway.refuses(429, "Retry-After", "7").refuses(429, "Retry-After", "0").answers("b");

        way.run(gateway.things().get("1"));

        assertThat(gateway.timing.pauses()).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @EnumSource
    void aServiceThatSaysAtOnceIsRepeatedByOurRulesAndNotByTheHttpClient(Way way) {
        gateway.refuses(503, "Retry-After", "0").refuses(503, "Retry-After", "0").refuses(503, "Retry-After", "0")
                .refuses(503, "Retry-After", "0");

        LatchkeyException refused = way.failure(gateway.things().send(A));

        assertThat(refused.attempts()).isEqualTo(3);
        assertThat(gateway.seen()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void aWaitThatDoesNotFitIntoTheCallIsNotBegun(Way way) {
        gateway.refuses(429, "Retry-After", "3600");

        LatchkeyException refused = way.failure(gateway.things().get("1"));

        assertThat(refused).isInstanceOf(RateLimitException.class).hasMessageContaining("Try again in 3600 s");
        assertThat(((RateLimitException) refused).retryAfter()).contains(Duration.ofHours(1));
        assertThat(gateway.timing.pauses()).isEmpty();
        assertThat(gateway.seen()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void waitsAreTakenFromTheCallsTime(Way way) {
        // 0.5 s and 1 s fit into 3 s; the third wait, 2 s, does not fit into the rest.
        gateway.refuses(500).refuses(500).refuses(500);
        Things things = gateway.things(gateway.options().withCallTimeout(Duration.ofSeconds(3))
                .withRetries(RetryPolicy.defaults().withMaxAttempts(10)));

        assertThat(way.failure(things.get("1")).attempts()).isEqualTo(3);
        assertThat(gateway.seen()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void aCallCanAskForFewerOrMoreAttempts(Way way) {
        gateway.refuses(500);
        assertThat(way.failure(gateway.things().get("1").with(CallOptions.none().withoutRetries())).attempts())
                .isOne();

        gateway.refuses(500).refuses(500);
        CallOptions twice = CallOptions.none().withRetries(RetryPolicy.defaults().withMaxAttempts(2));
        assertThat(way.failure(gateway.things().get("1").with(CallOptions.none().withoutRetries()).with(twice))
                .attempts()).isEqualTo(2);
        assertThat(gateway.seen()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void whenTheQuotaIsUsedUpFailuresAreNoLongerRepeated(Way way) {
        Things things = gateway.things(gateway.options().withRetries(RetryPolicy.defaults().withMaxAttempts(10)));
        for (int i = 0; i < 120; i++) {
            gateway.refuses(500);
        }
        // 500 tokens, 5 for a repetition: 100 of them.
        int[] attempts = Stream.generate(() -> way.failure(things.get("1")).attempts()).limit(13)
                .mapToInt(Integer::intValue).toArray();

        assertThat(attempts).containsExactly(10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 2, 1);
        assertThat(gateway.seen()).isEqualTo(113);
    }

    @ParameterizedTest
    @EnumSource
    void anEarlierAttemptThatMayHaveArrivedIsNotForgotten(Way way) {
        gateway.hangsUp().refuses(404);

        LatchkeyException refused = way.failure(gateway.things().delete("1"));

        assertThat(refused).isInstanceOf(ApiException.class);
        assertThat(refused.attempts()).isEqualTo(2);
        assertThat(refused.mayHaveBeenDelivered()).as("the key may be gone because of us").isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aSendThatTheServerDidNotLookAtIsRepeated(Way way) {
        gateway.server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
        OkHttpClient own = new OkHttpClient.Builder().protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE)).build();
        int refusedStream = 7;
        gateway.answers(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseStream(refusedStream)).build())
                .answers("b");

        assertThat(way.run(gateway.things(gateway.options().withHttpClient(own)).send(A)).attempts()).isEqualTo(2);

        int internalError = 2;
        gateway.answers(
                new MockResponse.Builder().onResponseStart(new SocketEffect.CloseStream(internalError)).build());
        assertThat(way.failure(gateway.things(gateway.options().withHttpClient(own)).send(A)).mayHaveBeenDelivered())
                .isTrue();
        assertThat(gateway.seen()).isEqualTo(3);
        own.connectionPool().evictAll();
    }

    @ParameterizedTest
    @EnumSource
    void aSecretThatWasClosedEndsACallAtOnce(Way way) {
        Secret closed = Canary.secret();
        closed.close();
        Things things = gateway.client(gateway.options()).with(Credentials.bearer(closed)).create(Things.class);

        assertThatIllegalStateException().isThrownBy(() -> way.run(things.get("1"))).withMessageContaining("closed");

        assertThat(gateway.timing.pauses()).isEmpty();
        assertThat(gateway.seen()).isZero();
    }
}
