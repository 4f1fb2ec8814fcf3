package dev.latchkey.mockserver.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.mockserver.timeout.StoppableSleeper;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Limits on slow clients and on the number of connections. */
@Timeout(60)
class ConnectionLimitsTest {
    private static final String GET = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void fiveHundredWhoNeverFinishDoNotKeepOutTheNext() throws IOException {
        List<RawHttpClient> slow = new ArrayList<>();
        try (HttpListener listener = EchoServer.start()) {
            for (int i = 0; i < 500; i++) {
                RawHttpClient caller = new RawHttpClient(listener);
                slow.add(switch (i % 4) {
                    case 0 -> caller;
                    case 1 -> caller.send("GET / HTTP/1.1\r\nHo");
                    case 2 -> caller.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx");
                    default -> caller.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nx");
                });
            }
            try (RawHttpClient caller = new RawHttpClient(listener)) {
                long start = System.nanoTime();
                assertThat(caller.send(GET).readResponse().status()).isEqualTo(200);
                assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(5));
                assertThat(listener.openConnections()).isEqualTo(501);
            }
            listener.close(Duration.ofMillis(10));
            assertThat(listener.openConnections()).isZero();
        } finally {
            for (RawHttpClient caller : slow) {
                caller.close();
            }
        }
    }

    @Test
    void aByteNowAndThenBuysNoTimeForTheHead() throws Exception {
        try (HttpListener listener = limited(SHORT, LONG, LONG); RawHttpClient caller = new RawHttpClient(listener)) {
            caller.send("GET / HTTP/1.1\r\nHost: a\r\nX: ");
            Thread trickle = Thread.ofVirtual().start(() -> trickle(caller));
            RawHttpClient.RawResponse response = caller.readResponse();
            assertThat(response.status()).isEqualTo(408);
            assertThat(response.hasField("Connection: close")).isTrue();
            assertThat(endOf(caller)).isEqualTo("end");
            trickle.join();
        }
    }

    @Test
    void aConnectionThatSaysNothingIsEnded() throws IOException {
        try (HttpListener listener = limited(SHORT, LONG, LONG); RawHttpClient caller = new RawHttpClient(listener)) {
            assertThat(endOf(caller)).isEqualTo("end");
        }
    }

    @Test
    void aConnectionThatIsIdleAfterAnAnswerIsEndedLater() throws IOException {
        try (HttpListener listener = limited(LONG, LONG, SHORT); RawHttpClient caller = new RawHttpClient(listener)) {
            assertThat(caller.send(GET).readResponse().status()).isEqualTo(200);
            assertThat(endOf(caller)).isEqualTo("end");
        }
    }

    @Test
    void aBodyThatStandsStillIsGivenUp() throws IOException {
        try (HttpListener listener = limited(LONG, SHORT, LONG); RawHttpClient caller = new RawHttpClient(listener)) {
            caller.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx");
            RawHttpClient.RawResponse response = caller.readResponse();
            assertThat(response.status()).isEqualTo(400);
            assertThat(response.body()).contains("nothing more of it came in time");
            assertThat(endOf(caller)).isEqualTo("end");
        }
    }

    @Test
    void anAnswerThatNobodyTakesIsGivenUp() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        try (HttpListener listener = EchoServer.start((request, writer) -> {
            try {
                writer.write(ServerResponse.of(200, "text/plain", new byte[50_000_000]));
            } catch (IOException e) {
                gone.countDown();
                throw e;
            }
        }, ListenOptions.defaults().limits(ConnectionLimits.defaults().timeouts(LONG, SHORT, LONG)));
                RawHttpClient caller = new RawHttpClient(listener)) {
            caller.send(GET);
            assertThat(gone.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aHandlerMayTakeItsTime() throws IOException {
        ConnectionLimits limits = ConnectionLimits.defaults().timeouts(SHORT, SHORT, SHORT);
        try (HttpListener listener = EchoServer.start((request, writer) -> {
            new StoppableSleeper().pause(SHORT.multipliedBy(4));
            EchoServer.handle(request, writer);
        }, ListenOptions.defaults().limits(limits)); RawHttpClient caller = new RawHttpClient(listener)) {
            assertThat(caller.send(GET).readResponse().status()).isEqualTo(200);
        }
    }

    @Test
    void oneConnectionTooManyIsToldAndTheNextPlaceIsFree() throws IOException {
        for (ConnectionLimits limits : List.of(ConnectionLimits.defaults().connections(2, 100),
                ConnectionLimits.defaults().connections(100, 2))) {
            try (HttpListener listener = EchoServer.start(ListenOptions.defaults().limits(limits));
                    RawHttpClient first = new RawHttpClient(listener)) {
                RawHttpClient second = new RawHttpClient(listener);
                assertThat(first.send(GET).readResponse().status()).isEqualTo(200);
                assertThat(second.send(GET).readResponse().status()).isEqualTo(200);
                try (RawHttpClient third = new RawHttpClient(listener)) {
                    RawHttpClient.RawResponse response = third.send(GET).readResponse();
                    assertThat(response.status()).isEqualTo(503);
                    assertThat(response.body()).contains("as many connections as it takes");
                    assertThat(endOf(third)).isEqualTo("end");
                }
                assertThat(listener.refusedConnections()).isOne();
                assertThat(first.send(GET).readResponse().status()).isEqualTo(200);
                second.close();
                waitForRoom(listener);
                try (RawHttpClient fourth = new RawHttpClient(listener)) {
                    assertThat(fourth.send(GET).readResponse().status()).isEqualTo(200);
                }
            }
        }
    }

    @Test
    void limitsWithoutRoomAreRefused() {
        assertThatThrownBy(() -> ConnectionLimits.defaults().connections(0, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ConnectionLimits.defaults().timeouts(Duration.ZERO, LONG, LONG))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void waitForRoom(HttpListener listener) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (listener.openConnections() > 1) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static HttpListener limited(Duration head, Duration stall, Duration idle) throws IOException {
        return EchoServer
                .start(ListenOptions.defaults().limits(ConnectionLimits.defaults().timeouts(head, stall, idle)));
    }

    private static void trickle(RawHttpClient caller) {
        Socket socket = caller.socket;
        try {
            while (!socket.isClosed()) {
                caller.send("y");
                new StoppableSleeper().pause(Duration.ofMillis(20));
            }
        } catch (IOException e) {
            // The listener has closed the connection.
        }
    }

    /** Returns "end" if the connection has ended; a reset counts too, since the client may still be sending. */
    private static String endOf(RawHttpClient caller) throws IOException {
        try {
            return caller.hasEnded() ? "end" : "more";
        } catch (java.net.SocketException e) {
            return "end";
        }
    }
}
