package dev.latchkey.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sdk.CallOptions;
import dev.latchkey.sdk.ConnectionException;
import dev.latchkey.sdk.FailureKind;
import dev.latchkey.sdk.LatchkeyException;
import dev.latchkey.sdk.RetryPolicy;
import dev.latchkey.sdk.internal.http.ThingApi.Thing;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Timeouts of attempts and of calls, set for a client or for one call. */
@Timeout(60)
class TimeoutsTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    private TestGateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new TestGateway();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @EnumSource
    void anAttemptThatTakesTooLongIsGivenUpAndRepeated(CallMode mode) {
        gateway.enqueueStall().enqueueStall().enqueue("b");
        ThingApi api = gateway.api(gateway.options().withAttemptTimeout(SHORT));

        assertThat(mode.run(api.get("1").with(CallOptions.none().withTag("x"))).attempts()).isEqualTo(3);
        assertThat(gateway.requestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void aSendThatTakesTooLongIsGivenUpAndNotRepeated(CallMode mode) {
        gateway.enqueueStall();

        LatchkeyException failed = mode
                .failure(gateway.api().send(new Thing("a")).with(CallOptions.none().withAttemptTimeout(SHORT)));

        assertThat(((ConnectionException) failed).kind()).isEqualTo(FailureKind.TIMED_OUT);
        assertThat(failed.mayHaveBeenDelivered()).isTrue();
        assertThat(gateway.requestCount()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void aCallsTimeEndsItWhateverItsAttemptsMayTake(CallMode mode) {
        gateway.enqueueStall();
        ThingApi api = gateway.api(gateway.options().withAttemptTimeout(Duration.ofSeconds(600)));

        LatchkeyException failed = mode.failure(api.get("1").with(CallOptions.none().withTimeout(SHORT)));

        assertThat(((ConnectionException) failed).kind()).isEqualTo(FailureKind.TIMED_OUT);
        assertThat(failed).hasMessageContaining("did not respond in time (0.2 s)");
        assertThat(gateway.requestCount()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void aBodyThatDripsIsNotWaitedForLongerThanAnyOther(CallMode mode) {
        gateway.enqueue(new MockResponse.Builder().body(" ".repeat(100)).throttleBody(1, 1, TimeUnit.SECONDS).build());

        LatchkeyException failed = mode.failure(gateway.api().get("1")
                .with(CallOptions.none().withAttemptTimeout(SHORT).withRetries(RetryPolicy.none())));

        assertThat(((ConnectionException) failed).kind()).isEqualTo(FailureKind.TIMED_OUT);
    }

    @ParameterizedTest
    @EnumSource
    void waitingForAPlaceIsPartOfTheCallsTime(CallMode mode) throws InterruptedException {
        gateway.enqueueStall();
        ThingApi api = gateway.api(gateway.options().withMaxConcurrentRequests(1));
        CompletableFuture<Thing> holder = api.get("1").executeAsync();
        gateway.server.takeRequest();

        LatchkeyException failed = mode
                .failure(api.send(new Thing("a")).with(CallOptions.none().withTimeout(SHORT)));

        assertThat(((ConnectionException) failed).kind()).isEqualTo(FailureKind.TIMED_OUT);
        assertThat(failed.mayHaveBeenDelivered()).isFalse();
        assertThat(failed.attempts()).isZero();
        holder.cancel(true);
        assertThat(gateway.requestCount()).isOne();
    }
}
