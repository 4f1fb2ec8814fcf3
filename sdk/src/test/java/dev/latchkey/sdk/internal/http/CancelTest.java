package dev.latchkey.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.sdk.ConnectionException;
import dev.latchkey.sdk.FailureKind;
import dev.latchkey.sdk.internal.http.Things.Thing;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Cancelling a future ends what is behind it, wherever that is; closing a client ends all. */
@Timeout(60)
class CancelTest {
    private TestGateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new TestGateway();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void aRequestOnTheWireIsCancelledThroughEveryMapping() throws InterruptedException {
        Things things = gateway.things();
        Stream<CompletableFuture<?>> futures = Stream.of(
                things.get("1").responseAsync(), things.get("1").executeAsync(),
                things.get("1").map(Thing::name).map(String::length).executeAsync());
        int connection = 0;
        for (CompletableFuture<?> future : futures.toList()) {
            gateway.stalls();
            gateway.server.takeRequest();
            future.cancel(true);

            assertThatExceptionOfType(CancellationException.class).isThrownBy(future::join);
            connection++;
        }
        gateway.answers("b");
        things.get("1").execute();
        assertThat(gateway.server.takeRequest().getConnectionIndex()).isEqualTo(connection);
    }

    @Test
    void aRepetitionThatWaitsIsForgotten() throws InterruptedException {
        gateway.timing.hold();
        gateway.refuses(503);
        CompletableFuture<Integer> future = gateway.things().get("1").map(thing -> 1).executeAsync();
        gateway.timing.awaitPause();

        while (gateway.timing.forgotten() == 0) {
            // The wait was noted a moment before it could be forgotten.
            future.cancel(true);
            Thread.onSpinWait();
        }

        assertThat(gateway.seen()).isOne();
    }

    @Test
    void aCallThatWaitsForAPlaceIsNeverSent() throws InterruptedException {
        gateway.stalls();
        Things things = gateway.things(gateway.options().withMostAtOnce(1));
        CompletableFuture<Thing> first = things.get("1").executeAsync();
        gateway.server.takeRequest();
        CompletableFuture<Thing> second = things.get("2").executeAsync();
        CompletableFuture<Thing> third = things.get("3").executeAsync();

        second.cancel(true);
        first.cancel(true);
        gateway.answers("c");

        assertThat(third.join()).isEqualTo(new Thing("c"));
        assertThat(gateway.server.takeRequest().getTarget()).isEqualTo("/things/3");
        assertThat(gateway.seen()).isEqualTo(2);
    }

    @Test
    void aFutureThatItsOwnerGivesUpOtherwiseEndsTheRequestToo() throws InterruptedException {
        gateway.stalls();
        Things things = gateway.things();
        CompletableFuture<?> future = things.get("1").responseAsync().orTimeout(100, TimeUnit.MILLISECONDS);
        gateway.server.takeRequest();
        assertThatExceptionOfType(CompletionException.class).isThrownBy(future::join);

        gateway.answers("b");
        things.get("1").execute();
        assertThat(gateway.server.takeRequest().getConnectionIndex()).isOne();
    }

    @Test
    void closingEndsWhatIsUnderWayAndWhatWaitsAndWhatComesLater() throws InterruptedException {
        gateway.stalls().stalls();
        GatewayClient client = gateway.client(gateway.options().withMostAtOnce(2));
        Things things = client.create(Things.class);
        CompletableFuture<Thing> async = things.get("1").executeAsync();
        CompletableFuture<Thing> blocking = CompletableFuture.supplyAsync(() -> things.get("2").execute(),
                task -> new Thread(task).start());
        gateway.server.takeRequest();
        gateway.server.takeRequest();
        CompletableFuture<Thing> waiting = things.get("3").executeAsync();

        client.close();
        client.close();

        for (CompletableFuture<Thing> future : List.of(async, blocking, waiting, things.get("4").executeAsync())) {
            assertThatExceptionOfType(CompletionException.class).isThrownBy(future::join)
                    .satisfies(failed -> assertThat(failed.getCause())
                            .isInstanceOfSatisfying(ConnectionException.class,
                                    closed -> assertThat(closed.kind()).isEqualTo(FailureKind.CANCELED))
                            .hasMessageStartingWith("The client was closed."));
        }
        assertThat(Way.BLOCKING.failure(things.get("5")).mayHaveBeenDelivered()).isFalse();
        assertThat(gateway.seen()).isEqualTo(2);
    }

    @Test
    void closingEndsAWaitBetweenAttempts() throws InterruptedException {
        gateway.timing.hold();
        gateway.refuses(503).refuses(503);
        GatewayClient client = gateway.client(gateway.options());
        Things things = client.create(Things.class);
        CompletableFuture<Thing> blocking = CompletableFuture.supplyAsync(() -> things.get("2").execute(),
                task -> new Thread(task).start());
        gateway.timing.awaitPause();
        CompletableFuture<Thing> async = things.get("1").executeAsync();

        client.close();

        for (CompletableFuture<Thing> future : List.of(blocking, async)) {
            assertThat(future.handle((thing, failure) -> failure).orTimeout(20, TimeUnit.SECONDS).join())
                    .hasMessageContaining("The client was closed.");
        }
        assertThat(gateway.timing.pauses()).isNotEmpty().allMatch(Duration.ofMillis(500)::equals);
    }
}
