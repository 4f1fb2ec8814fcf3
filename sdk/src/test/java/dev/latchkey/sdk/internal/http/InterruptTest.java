package dev.latchkey.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.ConnectionException;
import dev.latchkey.sdk.FailureKind;
import dev.latchkey.sdk.internal.http.ThingApi.Thing;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Interrupting a thread ends its call at once, and the thread keeps its interrupt status. */
@Timeout(60)
class InterruptTest {
    private TestGateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new TestGateway();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    /**
     * Platform and virtual threads. Virtual ones are started by reflection, because these tests are compiled for Java
     * 17.
     */
    enum ThreadKind {
        PLATFORM {
            @Override
            Thread start(Runnable task) {
                Thread thread = new Thread(task);
                thread.start();
                return thread;
            }
        },
        VIRTUAL {
            @Override
            Thread start(Runnable task) {
                try {
                    return (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
                } catch (NoSuchMethodException e) {
                    return PLATFORM.start(task);
                } catch (IllegalAccessException | InvocationTargetException e) {
                    throw new IllegalStateException(e);
                }
            }
        };

        abstract Thread start(Runnable task);
    }

    /** Call that blocks a thread of its own. */
    private static final class BlockedCall {
        final CompletableFuture<ConnectionException> failure = new CompletableFuture<>();
        final CompletableFuture<Boolean> flag = new CompletableFuture<>();
        final Thread thread;

        BlockedCall(ThreadKind kind, ApiCall<?> call) {
            thread = kind.start(() -> {
                try {
                    call.execute();
                    failure.completeExceptionally(new AssertionError("The call did not fail."));
                } catch (ConnectionException e) {
                    failure.complete(e);
                } catch (Throwable e) {
                    failure.completeExceptionally(e);
                }
                flag.complete(Thread.currentThread().isInterrupted());
            });
        }

        ConnectionException interrupted() throws Exception {
            thread.interrupt();
            ConnectionException failed = failure.get(20, TimeUnit.SECONDS);
            assertThat(flag.get(20, TimeUnit.SECONDS)).as("still marked as interrupted").isTrue();
            assertThat(failed.kind()).isEqualTo(FailureKind.INTERRUPTED);
            assertThat(failed).hasMessageStartingWith("The call was interrupted.");
            return failed;
        }
    }

    @ParameterizedTest
    @EnumSource
    void whileTheAnswerIsAwaited(ThreadKind kind) throws Exception {
        gateway.enqueueStall().enqueue("b");
        ThingApi api = gateway.api();
        BlockedCall waiting = new BlockedCall(kind, api.send(new Thing("a")));
        gateway.server.takeRequest();

        assertThat(waiting.interrupted().mayHaveBeenDelivered()).isTrue();

        // The server lost that connection, so the next call needs another one.
        api.get("1").execute();
        RecordedRequest next = gateway.server.takeRequest();
        assertThat(next.getConnectionIndex()).isEqualTo(1);
        assertThat(gateway.requestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void whileTheAnswersBodyDrips(ThreadKind kind) throws Exception {
        gateway.enqueue(new MockResponse.Builder().body(" ".repeat(100)).throttleBody(1, 10, TimeUnit.SECONDS).build());
        BlockedCall waiting = new BlockedCall(kind, gateway.api().get("1"));
        gateway.server.takeRequest();

        ConnectionException failed = waiting.interrupted();

        assertThat(failed.attempts()).isOne();
        assertThat(gateway.requestCount()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void whileItWaitsToTryAgain(ThreadKind kind) throws Exception {
        gateway.timing.blockSleeps();
        gateway.enqueueError(503);
        BlockedCall waiting = new BlockedCall(kind, gateway.api().get("1"));
        gateway.timing.awaitSleep();

        ConnectionException failed = waiting.interrupted();

        assertThat(failed.attempts()).isOne();
        assertThat(gateway.requestCount()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void whileItWaitsForAPlace(ThreadKind kind) throws Exception {
        gateway.enqueueStall();
        ClientOptions one = gateway.options().withMaxConcurrentRequests(1);
        ThingApi api = gateway.api(one);
        CompletableFuture<Thing> holder = api.get("1").executeAsync();
        gateway.server.takeRequest();
        BlockedCall waiting = new BlockedCall(kind, api.send(new Thing("a")));
        await(waiting.thread);

        ConnectionException failed = waiting.interrupted();

        assertThat(failed.mayHaveBeenDelivered()).isFalse();
        assertThat(failed.attempts()).isZero();
        holder.cancel(true);
        gateway.enqueue("b");
        assertThat(api.get("1").execute()).as("the place is free again").isEqualTo(new Thing("b"));
    }

    @Test
    void beforeItBegins() {
        Thread.currentThread().interrupt();
        try {
            ConnectionException failed = (ConnectionException) CallMode.BLOCKING.failure(gateway.api().get("1"));

            assertThat(failed.kind()).isEqualTo(FailureKind.INTERRUPTED);
            assertThat(failed.mayHaveBeenDelivered()).isFalse();
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
        assertThat(gateway.requestCount()).isZero();
    }

    @Test
    void aCallThatIsNotInterruptedIsLeftAlone() {
        gateway.enqueue(TestGateway.ok("b").newBuilder().headersDelay(300, TimeUnit.MILLISECONDS).build());

        assertThat(gateway.api().get("1").executeForResponse().duration()).isGreaterThan(Duration.ofMillis(250));
    }

    private static void await(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }
}
