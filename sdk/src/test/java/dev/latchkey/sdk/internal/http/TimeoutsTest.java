package dev.latchkey.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sdk.CallOptions;
import dev.latchkey.sdk.ConnectionException;
import dev.latchkey.sdk.FailureKind;
import dev.latchkey.sdk.LatchkeyException;
import dev.latchkey.sdk.RetryPolicy;
import dev.latchkey.sdk.internal.http.Things.Thing;
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

/** The time of an attempt and the time of a call, each set for a client or for one call. */
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
    void anAttemptThatTakesTooLongIsGivenUpAndRepeated(Way way) {
        gateway.stalls().stalls().answers("b");
        Things things = gateway.things(gateway.options().withAttemptTimeout(SHORT));

        assertThat(way.run(things.get("1").with(CallOptions.none().withTag("x"))).attempts()).isEqualTo(3);
        assertThat(gateway.seen()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void aSendThatTakesTooLongIsGivenUpAndNotRepeated(Way way) {
        gateway.stalls();

        LatchkeyException failed = way
                .failure(gateway.things().send(new Thing("a")).with(CallOptions.none().withAttemptTimeout(SHORT)));

        assertThat(((ConnectionException) failed).kind()).isEqualTo(FailureKind.TIMED_OUT);
        assertThat(failed.mayHaveBeenDelivered()).isTrue();
        assertThat(gateway.seen()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void aCallsTimeEndsItWhateverItsAttemptsMayTake(Way way) {
        gateway.stalls();
        Things things = gateway.things(gateway.options().withAttemptTimeout(Duration.ofSeconds(600)));

        LatchkeyException failed = way.failure(things.get("1").with(CallOptions.none().withTimeout(SHORT)));

        assertThat(((ConnectionException) failed).kind()).isEqualTo(FailureKind.TIMED_OUT);
        assertThat(failed).hasMessageContaining("did not answer in time (0.2 s)");
        assertThat(gateway.seen()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void aBodyThatDripsIsNotWaitedForLongerThanAnyOther(Way way) {
        gateway.answers(new MockResponse.Builder().body(" ".repeat(100)).throttleBody(1, 1, TimeUnit.SECONDS).build());

        LatchkeyException failed = way.failure(gateway.things().get("1")
                .with(CallOptions.none().withAttemptTimeout(SHORT).withRetries(RetryPolicy.none())));

        assertThat(((ConnectionException) failed).kind()).isEqualTo(FailureKind.TIMED_OUT);
    }

    @ParameterizedTest
    @EnumSource
    void waitingForAPlaceIsPartOfTheCallsTime(Way way) throws InterruptedException {
        gateway.stalls();
        Things things = gateway.things(gateway.options().withMostAtOnce(1));
        CompletableFuture<Thing> holder = things.get("1").executeAsync();
        gateway.server.takeRequest();

        LatchkeyException failed = way
                .failure(things.send(new Thing("a")).with(CallOptions.none().withTimeout(SHORT)));

        assertThat(((ConnectionException) failed).kind()).isEqualTo(FailureKind.TIMED_OUT);
        assertThat(failed.mayHaveBeenDelivered()).isFalse();
        assertThat(failed.attempts()).isZero();
        holder.cancel(true);
        assertThat(gateway.seen()).isOne();
    }
}
