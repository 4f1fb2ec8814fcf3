package dev.latchkey.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.ConnectionException;
import dev.latchkey.sdk.FailureKind;
import dev.latchkey.sdk.internal.http.ThingApi.Thing;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Canceling a future cancels its request in every state. Closing a client cancels all requests. */
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

    /** Lets the server stall on {@code /things/silent}, and returns the three ways to a future of such a call. */
    private List<Supplier<CompletableFuture<?>>> startSilentCalls(ThingApi api) {
        gateway.server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return request.getTarget().equals("/things/silent")
                        ? new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build()
                        : TestGateway.ok("b");
            }
        });
        ApiCall<Thing> silent = api.get("silent");
        return List.of(silent::executeForResponseAsync, silent::executeAsync,
                () -> silent.map(Thing::name).map(String::length).executeAsync());
    }

    /** API of a client with one permit: its second request is sent only once the first has ended. */
    private ThingApi singlePermitApi() {
        return gateway.api(gateway.options().withMaxConcurrentRequests(1).withCallTimeout(Duration.ofSeconds(20)));
    }

    @Test
    void aRequestOnTheWireIsCancelledThroughEveryMapping() throws InterruptedException {
        ThingApi api = singlePermitApi();
        for (Supplier<CompletableFuture<?>> start : startSilentCalls(api)) {
            CompletableFuture<?> future = start.get();
            int connection = gateway.server.takeRequest().getConnectionIndex();
            future.cancel(true);

            assertThatExceptionOfType(CancellationException.class).isThrownBy(future::join);
            assertThat(api.get("1").execute()).isEqualTo(new Thing("b"));
            assertThat(gateway.server.takeRequest().getConnectionIndex()).isEqualTo(connection + 1);
        }
    }

    @Test
    void aRepetitionThatWaitsIsForgotten() throws InterruptedException {
        gateway.timing.blockSleeps();
        gateway.enqueueError(503);
        CompletableFuture<Integer> future = gateway.api().get("1").map(thing -> 1).executeAsync();
        gateway.timing.awaitSleep();

        while (gateway.timing.canceledTasks() == 0) {
            // The sleep is recorded shortly before its task can be canceled.
            future.cancel(true);
            Thread.onSpinWait();
        }

        assertThat(gateway.requestCount()).isOne();
    }

    @Test
    void aCallThatWaitsForAPlaceIsNeverSent() throws InterruptedException {
        ThingApi api = singlePermitApi();
        CompletableFuture<?> first = startSilentCalls(api).get(0).get();
        gateway.server.takeRequest();
        CompletableFuture<Thing> second = api.get("2").executeAsync();
        CompletableFuture<Thing> third = api.get("3").executeAsync();

        second.cancel(true);
        first.cancel(true);

        assertThat(third.join()).isEqualTo(new Thing("b"));
        assertThat(gateway.server.takeRequest().getTarget()).isEqualTo("/things/3");
        assertThat(gateway.requestCount()).isEqualTo(2);
    }

    @Test
    void aFutureThatItsOwnerGivesUpOtherwiseEndsTheRequestToo() throws InterruptedException {
        ThingApi api = singlePermitApi();
        for (Supplier<CompletableFuture<?>> start : startSilentCalls(api)) {
            CompletableFuture<?> future = start.get();
            int connection = gateway.server.takeRequest().getConnectionIndex();
            future.completeExceptionally(new TimeoutException());

            assertThat(api.get("1").execute()).isEqualTo(new Thing("b"));
            assertThat(gateway.server.takeRequest().getConnectionIndex()).isEqualTo(connection + 1);
        }
    }

    @Test
    void closingEndsWhatIsUnderWayAndWhatWaitsAndWhatComesLater() throws InterruptedException {
        gateway.enqueueStall().enqueueStall();
        GatewayClient client = gateway.client(gateway.options().withMaxConcurrentRequests(2));
        ThingApi api = client.create(ThingApi.class);
        CompletableFuture<Thing> async = api.get("1").executeAsync();
        CompletableFuture<Thing> blocking = CompletableFuture.supplyAsync(() -> api.get("2").execute(),
                task -> new Thread(task).start());
        gateway.server.takeRequest();
        gateway.server.takeRequest();
        CompletableFuture<Thing> waiting = api.get("3").executeAsync();

        client.close();
        client.close();

        for (CompletableFuture<Thing> future : List.of(async, blocking, waiting, api.get("4").executeAsync())) {
            assertThatExceptionOfType(CompletionException.class).isThrownBy(future::join)
                    .satisfies(failed -> assertThat(failed.getCause())
                            .isInstanceOfSatisfying(ConnectionException.class,
                                    closed -> assertThat(closed.kind()).isEqualTo(FailureKind.CANCELED))
                            .hasMessageStartingWith("The client was closed."));
        }
        assertThat(CallMode.BLOCKING.failure(api.get("5")).mayHaveBeenDelivered()).isFalse();
        assertThat(gateway.requestCount()).isEqualTo(2);
    }

    @Test
    void closingSendsNothingOfWhatWaitedForThePlacesThatItFrees() throws InterruptedException {
        GatewayClient client = gateway.client(gateway.options().withMaxConcurrentRequests(2));
        ThingApi api = client.create(ThingApi.class);
        startSilentCalls(api);
        CompletableFuture<Thing> blocking = CompletableFuture.supplyAsync(() -> api.get("silent").execute(),
                task -> new Thread(task).start());
        gateway.server.takeRequest();
        CompletableFuture<Thing> async = api.get("silent").executeAsync();
        gateway.server.takeRequest();
        List<CompletableFuture<Thing>> waiting = Stream.generate(() -> api.send(new Thing("a")).executeAsync())
                .limit(20).toList();
        // Delays the closing of the other calls until the permit of the blocking call was handed over.
        async.whenComplete((thing, failure) -> blocking.handle((other, ended) -> ended).join());

        client.close();

        assertThat(waiting).allSatisfy(future -> assertThat(future.handle((thing, failure) -> failure).join())
                .hasMessageContaining("did not arrive"));
        assertThat(gateway.requestCount()).isEqualTo(2);
    }

    @Test
    void closingEndsAWaitBetweenAttempts() throws InterruptedException {
        gateway.timing.blockSleeps();
        gateway.enqueueError(503).enqueueError(503);
        GatewayClient client = gateway.client(gateway.options());
        ThingApi api = client.create(ThingApi.class);
        CompletableFuture<Thing> blocking = CompletableFuture.supplyAsync(() -> api.get("2").execute(),
                task -> new Thread(task).start());
        gateway.timing.awaitSleep();
        CompletableFuture<Thing> async = api.get("1").executeAsync();

        client.close();

        for (CompletableFuture<Thing> future : List.of(blocking, async)) {
            assertThat(future.handle((thing, failure) -> failure).orTimeout(20, TimeUnit.SECONDS).join())
                    .hasMessageContaining("The client was closed.");
        }
        assertThat(gateway.timing.sleeps()).isNotEmpty().allMatch(Duration.ofMillis(500)::equals);
    }
}
