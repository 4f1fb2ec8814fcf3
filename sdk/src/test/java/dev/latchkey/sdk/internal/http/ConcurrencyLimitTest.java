package dev.latchkey.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sdk.internal.http.ThingApi.Thing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads share one client, which never exceeds its limit of concurrent requests. */
@Timeout(120)
class ConcurrencyLimitTest {
    private static final int THREADS = 64;
    private static final int CALLS = 20;

    @Test
    void manyThreadsShareOneClientAndItsPlacesAndEachGetsItsOwnAnswer() throws IOException, InterruptedException {
        try (TestGateway gateway = new TestGateway()) {
            AtomicInteger now = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            gateway.server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    String id = request.getTarget().substring("/things/".length());
                    now.decrementAndGet();
                    return TestGateway.ok(id).newBuilder().headersDelay(1, TimeUnit.MILLISECONDS).build();
                }
            });
            GatewayClient client = gateway.client(gateway.options().withMaxConcurrentRequests(5));
            Queue<String> wrong = new ConcurrentLinkedQueue<>();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                String mine = "t" + i;
                // Copies with other credentials share the permits too.
                ThingApi api = (i % 2 == 0 ? client : client.with(Credentials.none())).create(ThingApi.class);
                Thread thread = new Thread(() -> {
                    for (int call = 0; call < CALLS; call++) {
                        String id = mine + "-" + call;
                        Thing thing = call % 2 == 0
                                ? api.get(id).execute()
                                : api.get(id).executeAsync().join();
                        if (!thing.name().equals(id)) {
                            wrong.add(id + " got " + thing.name());
                        }
                    }
                });
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }

            assertThat(wrong).isEmpty();
            assertThat(gateway.requestCount()).isEqualTo(THREADS * CALLS);
            assertThat(most.get()).isBetween(1, 5);
        }
    }

    @Test
    void placesAreGivenInTheOrderInWhichTheyWereAskedFor() throws InterruptedException {
        AsyncSemaphore permits = new AsyncSemaphore(1);
        List<String> order = new ArrayList<>();
        assertThat(permits.acquire(0)).isTrue();
        BooleanSupplier second = () -> order.add("second");
        assertThat(permits.tryAcquire(() -> order.add("first"))).isFalse();
        assertThat(permits.tryAcquire(second)).isFalse();
        assertThat(permits.tryAcquire(() -> order.add("third"))).isFalse();

        assertThat(permits.cancel(second)).isTrue();
        permits.release();
        permits.release();

        assertThat(order).containsExactly("first", "third");
        assertThat(permits.acquire(1)).isFalse();
        permits.release();
        assertThat(permits.acquire(1)).isTrue();
    }

    @Test
    void aPlaceThatIsDeclinedGoesToTheNextHoweverManyDecline() throws InterruptedException {
        AsyncSemaphore permits = new AsyncSemaphore(1);
        permits.acquire(0);
        AtomicInteger declined = new AtomicInteger();
        for (int i = 0; i < 100_000; i++) {
            permits.tryAcquire(() -> declined.incrementAndGet() < 0);
        }
        List<String> order = new ArrayList<>();
        permits.tryAcquire(() -> order.add("last"));

        permits.release();

        assertThat(declined).hasValue(100_000);
        assertThat(order).containsExactly("last");
        assertThat(permits.acquire(0)).isFalse();
    }

    @Test
    void aPlaceThatNobodyTookInTimeIsNotLost() throws InterruptedException {
        AsyncSemaphore permits = new AsyncSemaphore(1);
        permits.acquire(0);
        for (int i = 0; i < 200; i++) {
            CompletableFuture<Boolean> waiter = CompletableFuture.supplyAsync(() -> {
                try {
                    return permits.acquire(TimeUnit.MICROSECONDS.toNanos(50));
                } catch (InterruptedException e) {
                    return false;
                }
            });
            permits.release();
            if (waiter.join()) {
                continue;
            }
            assertThat(permits.acquire(TimeUnit.SECONDS.toNanos(20))).isTrue();
        }
        permits.release();
        assertThat(permits.acquire(0)).isTrue();
        assertThat(permits.acquire(0)).isFalse();
    }

    @Test
    void whoeverIsToldOfAnAnswerCanCallAgainAtOnce() throws IOException {
        try (TestGateway gateway = new TestGateway()) {
            gateway.enqueue("a").enqueue("b").enqueue("c");
            ThingApi api = gateway.api(gateway.options().withMaxConcurrentRequests(1));

            String both = api.get("1").executeAsync()
                    .thenApply(first -> first.name() + api.get("2").execute().name()
                            + api.get("3").executeAsync().join().name())
                    .orTimeout(20, TimeUnit.SECONDS).join();

            assertThat(both).isEqualTo("abc");
        }
    }
}
