package dev.latchkey.mockserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a stop does to connections, and what the end of one does to who still writes. */
@Timeout(60)
class StopTest {
    private static final String GET = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n";

    @Test
    void aStreamLearnsThatItsCallerIsGoneAndThatTheServerStops() throws Exception {
        AtomicReference<String> end = new AtomicReference<>("");
        CountDownLatch streaming = new CountDownLatch(2);
        HttpListener listener = Echo.start((request, writer) -> writer.write(
                Response.streaming(200, "text/plain", sink -> {
                    streaming.countDown();
                    while (sink.isOpen()) {
                        try {
                            sink.write(new byte[1000]);
                            sink.flush();
                        } catch (IOException e) {
                            end.compareAndSet("", "gone");
                            throw e;
                        }
                        sink.pause(Duration.ofMillis(1));
                    }
                })));
        try (Caller caller = new Caller(listener)) {
            caller.send(GET).line();
        }
        waitUntil(() -> end.get().equals("gone"));
        try (Caller caller = new Caller(listener)) {
            caller.send(GET).line();
            streaming.await();
            Thread reader = Thread.ofVirtual().start(() -> assertThat(restOf(caller)).endsWith("0\r\n\r\n"));
            listener.close();
            assertThat(reader.join(Duration.ofSeconds(10))).isTrue();
        }
    }

    @Test
    void aStopAnswersWhatIsUnderWayAndEndsTheRestAtOnce() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        HttpListener listener = Echo.start((request, writer) -> {
            if (request.rawPath().equals("/slow")) {
                begun.countDown();
                await(goOn);
            }
            Echo.answer(request, writer);
        });
        try (Caller slow = new Caller(listener);
                Caller idle = new Caller(listener);
                Caller half = new Caller(listener)) {
            idle.send(GET).answer();
            half.send("GET / HT");
            slow.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
            begun.await();
            assertThat(listener.requestsInFlight()).isOne();
            Thread closing = Thread.ofVirtual().start(listener::close);
            assertThat(idle.hasEnded()).isTrue();
            assertThat(closing.isAlive()).isTrue();
            goOn.countDown();
            Caller.Answer answer = slow.answer();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.hasField("Connection: close")).isTrue();
            assertThat(closing.join(Duration.ofSeconds(10))).isTrue();
        }
        listener.close();
        assertThat(listener.openConnections()).isZero();
        assertThat(listener.requestsInFlight()).isZero();
    }

    @Test
    void aStopDoesNotWaitForABodyThatNobodyReads() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        HttpListener listener = Echo.start((request, writer) -> {
            begun.countDown();
            await(goOn);
            writer.write(Echo.text(401, "no"));
        });
        try (Caller caller = new Caller(listener)) {
            caller.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n");
            begun.await();
            long start = System.nanoTime();
            Thread closing = Thread.ofVirtual().start(() -> listener.close(Duration.ofMinutes(1)));
            goOn.countDown();
            assertThat(caller.answer().status()).isEqualTo(401);
            assertThat(closing.join(Duration.ofSeconds(30))).isTrue();
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(20));
        }
    }

    @Test
    void aStopDoesNotWaitForEverAndLeavesNoThread() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        AtomicReference<Thread> handling = new AtomicReference<>();
        CountDownLatch begun = new CountDownLatch(1);
        HttpListener listener = Echo.start((request, writer) -> {
            handling.set(Thread.currentThread());
            begun.countDown();
            await(never);
        });
        List<Caller> callers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            callers.add(new Caller(listener).send(i % 2 == 0 ? "GET" : GET));
        }
        begun.await();
        long start = System.nanoTime();
        listener.close(Duration.ofMillis(100));
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(5));
        assertThat(handling.get().join(Duration.ofSeconds(5))).isTrue();
        assertThat(listener.openConnections()).isZero();
        assertThat(Thread.getAllStackTraces().keySet()).noneMatch(thread -> thread.isAlive()
                && thread.getName().equals("latchkey-http-accept " + listener.address().getPort()));
        for (Caller caller : callers) {
            caller.close();
        }
    }

    private static String restOf(Caller caller) {
        try {
            return caller.rest();
        } catch (IOException e) {
            return String.valueOf(e);
        }
    }

    private static void waitUntil(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
