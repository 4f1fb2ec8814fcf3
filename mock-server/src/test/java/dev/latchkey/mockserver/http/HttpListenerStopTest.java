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

/** Effects of a stop on connections, and of closed connections on handlers that still write. */
@Timeout(60)
class HttpListenerStopTest {
    private static final String GET = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n";

    @Test
    void aStreamLearnsThatItsCallerIsGoneAndThatTheServerStops() throws Exception {
        AtomicReference<String> end = new AtomicReference<>("");
        CountDownLatch streaming = new CountDownLatch(2);
        HttpListener listener = EchoServer.start((request, writer) -> writer.write(
                ServerResponse.streaming(200, "text/plain", sink -> {
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
        try (RawHttpClient caller = new RawHttpClient(listener)) {
            caller.send(GET).readLine();
        }
        waitUntil(() -> end.get().equals("gone"));
        try (RawHttpClient caller = new RawHttpClient(listener)) {
            caller.send(GET).readLine();
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
        HttpListener listener = EchoServer.start((request, writer) -> {
            if (request.rawPath().equals("/slow")) {
                begun.countDown();
                await(goOn);
            }
            EchoServer.handle(request, writer);
        });
        try (RawHttpClient slow = new RawHttpClient(listener);
                RawHttpClient idle = new RawHttpClient(listener);
                RawHttpClient half = new RawHttpClient(listener)) {
            idle.send(GET).readResponse();
            half.send("GET / HT");
            slow.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
            begun.await();
            assertThat(listener.requestsInFlight()).isOne();
            Thread closing = Thread.ofVirtual().start(listener::close);
            assertThat(idle.hasEnded()).isTrue();
            assertThat(closing.isAlive()).isTrue();
            goOn.countDown();
            RawHttpClient.RawResponse response = slow.readResponse();
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.hasField("Connection: close")).isTrue();
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
        HttpListener listener = EchoServer.start((request, writer) -> {
            begun.countDown();
            await(goOn);
            writer.write(EchoServer.text(401, "no"));
        });
        try (RawHttpClient caller = new RawHttpClient(listener)) {
            caller.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n");
            begun.await();
            long start = System.nanoTime();
            Thread closing = Thread.ofVirtual().start(() -> listener.close(Duration.ofMinutes(1)));
            goOn.countDown();
            assertThat(caller.readResponse().status()).isEqualTo(401);
            assertThat(closing.join(Duration.ofSeconds(30))).isTrue();
            assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(20));
        }
    }

    @Test
    void aStopDoesNotWaitForEverAndLeavesNoThread() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        AtomicReference<Thread> handling = new AtomicReference<>();
        CountDownLatch begun = new CountDownLatch(1);
        HttpListener listener = EchoServer.start((request, writer) -> {
            handling.set(Thread.currentThread());
            begun.countDown();
            await(never);
        });
        List<RawHttpClient> callers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            callers.add(new RawHttpClient(listener).send(i % 2 == 0 ? "GET" : GET));
        }
        begun.await();
        long start = System.nanoTime();
        listener.close(Duration.ofMillis(100));
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(5));
        assertThat(handling.get().join(Duration.ofSeconds(5))).isTrue();
        assertThat(listener.openConnections()).isZero();
        assertThat(Thread.getAllStackTraces().keySet()).noneMatch(thread -> thread.isAlive()
                && thread.getName().equals("latchkey-http-accept " + listener.address().getPort()));
        for (RawHttpClient caller : callers) {
            caller.close();
        }
    }

    private static String restOf(RawHttpClient caller) {
        try {
            return caller.readToEnd();
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
