package dev.latchkey.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sdk.ApiResponse;
import dev.latchkey.sdk.CallOptions;
import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.Gateway;
import dev.latchkey.sdk.internal.http.ThingApi.Thing;
import dev.latchkey.sdk.trust.Canary;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ServerSocketFactory;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers close idle connections. The next request must neither fail because of that nor arrive twice. */
@Timeout(60)
class StaleConnectionInterceptorTest {
    private static final Thing A = new Thing("a");

    /** Way in which the server closes a connection. */
    enum CloseMode {
        ORDERLY, RESET, AFTER_RESPONSE
    }

    static Stream<Arguments> closeModes() {
        return Stream.of(CallMode.values()).flatMap(mode -> Stream.of(true, false)
                .flatMap(tls -> Stream.of(CloseMode.values()).map(end -> Arguments.of(mode, tls, end))));
    }

    @ParameterizedTest
    @MethodSource("closeModes")
    void aSendIsNotWrittenToAConnectionThatTheServerClosedAMomentAgo(CallMode mode, boolean tls, CloseMode end)
            throws Exception {
        try (ClosingServer server = new ClosingServer(tls); FakeTiming timing = new FakeTiming()) {
            ThingApi api = server.client(timing).create(ThingApi.class);
            mode.run(api.send(A));
            server.closeOldest(end);
            timing.advance(Duration.ofMillis(150));

            ApiResponse<Thing> second = mode.run(api.send(A).with(CallOptions.none().withoutRetries()));

            assertThat(second.attempts()).isOne();
            assertThat(server.requestCount()).isEqualTo(2);
            assertThat(server.connectionCount()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void allConnectionsThatDiedWhileNobodyLookedArePassedOver(CallMode mode) throws Exception {
        try (ClosingServer server = new ClosingServer(false); FakeTiming timing = new FakeTiming()) {
            ThingApi api = server.client(timing).create(ThingApi.class);
            server.respondTogether(4);
            List<CompletableFuture<Thing>> atOnce = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                atOnce.add(api.send(A).executeAsync());
            }
            atOnce.forEach(CompletableFuture::join);
            for (int i = 0; i < 4; i++) {
                server.closeOldest(CloseMode.ORDERLY);
            }
            timing.advance(Duration.ofSeconds(1));

            mode.run(api.send(A).with(CallOptions.none().withoutRetries()));

            assertThat(server.requestCount()).isEqualTo(5);
            assertThat(server.connectionCount()).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @CsvSource({"BLOCKING,true", "BLOCKING,false", "ASYNCHRONOUS,true", "ASYNCHRONOUS,false"})
    void aConnectionThatIsOpenIsUsedAgain(CallMode mode, boolean tls) throws Exception {
        try (ClosingServer server = new ClosingServer(tls); FakeTiming timing = new FakeTiming()) {
            ThingApi api = server.client(timing).create(ThingApi.class);
            for (int i = 0; i < 3; i++) {
                mode.run(api.send(A));
                timing.advance(Duration.ofMillis(150));
            }

            assertThat(server.requestCount()).isEqualTo(3);
            assertThat(server.connectionCount()).isOne();
        }
    }

    /** Server that responds on connections which stay open until the test closes them. */
    private static final class ClosingServer implements AutoCloseable {
        private static final HeldCertificate CERTIFICATE = new HeldCertificate.Builder()
                .addSubjectAlternativeName("127.0.0.1").build();

        private final boolean tls;
        private final ServerSocket listener;
        private final BlockingQueue<OpenConnection> open = new LinkedBlockingQueue<>();
        private final AtomicInteger connections = new AtomicInteger();
        private final AtomicInteger requests = new AtomicInteger();
        private volatile CountDownLatch pending = new CountDownLatch(1);

        ClosingServer(boolean tls) throws IOException {
            this.tls = tls;
            HandshakeCertificates own = new HandshakeCertificates.Builder().heldCertificate(CERTIFICATE).build();
            ServerSocketFactory sockets = tls
                    ? own.sslContext().getServerSocketFactory()
                    : ServerSocketFactory.getDefault();
            listener = sockets.createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
            start(this::listen);
        }

        GatewayClient client(FakeTiming timing) {
            HandshakeCertificates known = new HandshakeCertificates.Builder()
                    .addTrustedCertificate(CERTIFICATE.certificate()).build();
            ClientOptions options = ClientOptions
                    .at((tls ? "https" : "http") + "://127.0.0.1:" + listener.getLocalPort())
                    .withHttpClient(new OkHttpClient.Builder()
                            .sslSocketFactory(known.sslSocketFactory(), known.trustManager()).build());
            return new GatewayClient(Gateway.of("test"), options, Credentials.basic("user", Canary.secret()),
                    TestGateway::refusal, timing);
        }

        /** Responds to this many requests only once all of them have arrived. */
        void respondTogether(int count) {
            pending = new CountDownLatch(count);
        }

        /** Closes the oldest connection. */
        void closeOldest(CloseMode end) throws Exception {
            OpenConnection connection = open.poll(20, TimeUnit.SECONDS);
            Socket socket = connection.socket;
            if (end == CloseMode.AFTER_RESPONSE) {
                socket.getOutputStream().write("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n"
                        .getBytes(StandardCharsets.UTF_8));
            }
            socket.setSoLinger(end == CloseMode.RESET, 0);
            socket.close();
            // A socket is closed only once no thread reads from it.
            connection.reader.join(20_000);
        }

        int requestCount() {
            return requests.get();
        }

        int connectionCount() {
            return connections.get();
        }

        @Override
        public void close() throws IOException {
            listener.close();
            for (OpenConnection connection : open) {
                connection.socket.close();
            }
        }

        private void listen() {
            try {
                while (true) {
                    Socket socket = listener.accept();
                    connections.incrementAndGet();
                    open.add(new OpenConnection(socket, start(() -> serve(socket))));
                }
            } catch (IOException e) {
                // closed
            }
        }

        private void serve(Socket socket) {
            String response = "{\"name\":\"b\"}";
            try {
                InputStream in = socket.getInputStream();
                StringBuilder read = new StringBuilder();
                for (int next = in.read(); next >= 0; next = in.read()) {
                    read.append((char) next);
                    if (read.toString().endsWith("{\"name\":\"a\"}")) {
                        read.setLength(0);
                        requests.incrementAndGet();
                        pending.countDown();
                        pending.await(20, TimeUnit.SECONDS);
                        socket.getOutputStream().write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                                + "Content-Length: " + response.length() + "\r\n\r\n" + response)
                                .getBytes(StandardCharsets.UTF_8));
                    }
                }
            } catch (IOException | InterruptedException e) {
                // closed
            }
        }

        private static Thread start(Runnable task) {
            Thread thread = new Thread(task, "closing-server");
            thread.setDaemon(true);
            thread.start();
            return thread;
        }

        private record OpenConnection(Socket socket, Thread reader) {}
    }
}
