package dev.latchkey.sdk.fault;

import static dev.latchkey.sdk.FailureKind.BROKEN;
import static dev.latchkey.sdk.FailureKind.TIMED_OUT;
import static dev.latchkey.sdk.FailureKind.UNKNOWN_HOST;
import static dev.latchkey.sdk.FailureKind.UNREACHABLE;
import static dev.latchkey.sdk.fault.Outcome.maybeDelivered;
import static dev.latchkey.sdk.fault.Outcome.success;
import static dev.latchkey.sdk.fault.Outcome.undelivered;

import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.trust.Canary;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;

/** Faults of the connection itself. */
final class ConnectionFaults {
    /** Timeout long enough for the loopback interface of a busy machine, and short enough for a test. */
    private static final Duration TIMEOUT = Duration.ofMillis(500);
    /** Idle time after which the server closes a connection. */
    private static final int IDLE_MILLIS = 400;

    private ConnectionFaults() {}

    static Stream<Fault> faults() {
        return Stream.of(noServer(), brokenConnections(), timeouts(), staleConnections()).flatMap(faults -> faults);
    }

    private static Stream<Fault> noServer() {
        return Stream.of(
                Fault.of("refused connection", gateway -> new RefusedConnection(),
                        undelivered(UNREACHABLE, 3).withMessage("Is the server running?")),
                Fault.of("unknown name", gateway -> new UnknownHost(),
                        undelivered(UNKNOWN_HOST, 3).withMessage("gateway.invalid")));
    }

    private static Stream<Fault> brokenConnections() {
        return Stream.of(
                Fault.of("reset before the request", gateway -> new ResetDuringHandshake(), undelivered(BROKEN, 3)),
                dropped("reset during the request", (connection, gateway) -> {
                    connection.readFirstBytes();
                    connection.reset();
                }),
                dropped("reset after the request", (connection, gateway) -> {
                    connection.readRequest();
                    connection.reset();
                }),
                dropped("closed after the request", (connection, gateway) -> connection.readRequest()),
                dropped("reset in the head of the response", (connection, gateway) -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 200 OK\r\nContent-");
                    connection.reset();
                }),
                dropped("closed in the body", (connection, gateway) -> {
                    String body = gateway.validBody(connection.readRequest());
                    connection.write(
                            SocketFaultServer.responseHead(body.length()) + body.substring(0, body.length() / 2));
                }),
                dropped("closed in a chunk of the body", (connection, gateway) -> {
                    String body = gateway.validBody(connection.readRequest());
                    connection.write(
                            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                                    + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n");
                }),
                dropped("an impossible length", (connection, gateway) -> {
                    connection.readRequest();
                    connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + Canary.TEXT + "\r\n");
                }),
                dropped("a response that is not HTTP", (connection, gateway) -> {
                    connection.readRequest();
                    connection.write("SSH-2.0-" + Canary.TEXT + "\r\n");
                }));
    }

    private static Stream<Fault> timeouts() {
        return Stream.of(
                timedOut("stalled before the response", (connection, gateway) -> {
                    connection.readRequest();
                    connection.stall();
                }),
                timedOut("stalled in the body", (connection, gateway) -> {
                    String body = gateway.validBody(connection.readRequest());
                    connection.write(
                            SocketFaultServer.responseHead(body.length()) + body.substring(0, body.length() / 2));
                    connection.stall();
                }),
                timedOut("slow loris: a head by the character", (connection, gateway) -> {
                    String body = gateway.validBody(connection.readRequest());
                    connection.drip(SocketFaultServer.responseHead(body.length()) + body);
                }),
                timedOut("slow loris: a body by the character", (connection, gateway) -> {
                    String body = gateway.validBody(connection.readRequest());
                    connection.write(SocketFaultServer.responseHead(body.length()));
                    connection.drip(body);
                }),
                Fault.of("stalled until the call's time is up", gateway -> new SocketFaultServer(connection -> {
                    connection.readRequest();
                    connection.stall();
                }) {
                    @Override
                    public ClientOptions adjust(ClientOptions options) {
                        return options.withCallTimeout(TIMEOUT);
                    }
                }, maybeDelivered(TIMED_OUT, 1, 1).withMessage("in time")));
    }

    private static Stream<Fault> staleConnections() {
        return Stream.of(
                Fault.of("a pooled connection that the server closed because it was idle",
                        gateway -> new ReusedConnection(gateway,
                                (connection, again) -> connection.awaitIdle(IDLE_MILLIS)),
                        success(1, 1)),
                Fault.of("a pooled connection that the server half closed because it was idle",
                        gateway -> new ReusedConnection(gateway, (connection, again) -> {
                            connection.awaitIdle(IDLE_MILLIS);
                            connection.shutdownOutput();
                            again.run();
                            connection.readRequest();
                        }), success(1, 1)),
                new Fault("a pooled connection that breaks when it is used", gateway -> new ReusedConnection(gateway,
                        (connection, again) -> {
                            again.run();
                            connection.readRequest();
                        }), success(2, 2), maybeDelivered(BROKEN, 1, 1)));
    }

    /** A GET is attempted three times, a POST once. */
    private static Fault dropped(String name, Script script) {
        return new Fault(name, socketServer(script), maybeDelivered(BROKEN, 3, 3), maybeDelivered(BROKEN, 1, 1));
    }

    private static Fault timedOut(String name, Script script) {
        return new Fault(name, gateway -> new SocketFaultServer(connection -> script.play(connection, gateway)) {
            @Override
            public ClientOptions adjust(ClientOptions options) {
                return options.withAttemptTimeout(TIMEOUT).withRetries(options.retries().withMaxAttempts(2));
            }
        }, maybeDelivered(TIMED_OUT, 2, 2).withMessage("in time"),
                maybeDelivered(TIMED_OUT, 1, 1).withMessage("in time"));
    }

    private static FaultFixture.Factory socketServer(Script script) {
        return gateway -> new SocketFaultServer(connection -> script.play(connection, gateway));
    }

    @FunctionalInterface
    private interface Script {
        void play(SocketFaultServer.Connection connection, ClientUnderTest.GatewayFixture gateway)
                throws IOException, InterruptedException;
    }

    /**
     * Behavior of a connection after its first response. It runs {@code ready} once the connection is in its faulty
     * state.
     */
    @FunctionalInterface
    private interface IdleBehavior {
        void play(SocketFaultServer.Connection connection, Runnable ready) throws IOException;
    }

    /** Port that is bound but not listened on, so that no other process can use it. */
    private static final class RefusedConnection implements FaultFixture {
        private final Socket bound = new Socket();

        RefusedConnection() throws IOException {
            bound.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
        }

        @Override
        public String address() {
            return "http://127.0.0.1:" + bound.getLocalPort();
        }

        @Override
        public int requestCount() {
            return 0;
        }

        @Override
        public void close() {
            try {
                bound.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    /** Host name that cannot be resolved. */
    private static final class UnknownHost implements FaultFixture {
        @Override
        public String address() {
            return "https://gateway.invalid";
        }

        @Override
        public int requestCount() {
            return 0;
        }

        @Override
        public ClientOptions adjust(ClientOptions options) {
            return options.withHttpClient(new OkHttpClient.Builder().dns(name -> {
                throw new UnknownHostException(name);
            }).build());
        }

        @Override
        public void close() {}
    }

    /** Server that resets the connection during the TLS handshake. */
    private static final class ResetDuringHandshake extends SocketFaultServer {
        ResetDuringHandshake() throws IOException {
            super(connection -> {
                connection.readFirstBytes();
                connection.reset();
            });
        }

        @Override
        public String address() {
            return super.address().replace("http:", "https:");
        }

        /** The bytes read were a TLS handshake, not a request. */
        @Override
        public int requestCount() {
            return 0;
        }
    }

    /** Server whose first connection serves one call and then becomes faulty. Later connections work. */
    private static final class ReusedConnection extends SocketFaultServer {
        private final CountDownLatch stale;

        ReusedConnection(ClientUnderTest.GatewayFixture gateway, IdleBehavior aftermath) throws IOException {
            this(gateway, aftermath, new CountDownLatch(1));
        }

        private ReusedConnection(ClientUnderTest.GatewayFixture gateway, IdleBehavior aftermath, CountDownLatch stale)
                throws IOException {
            super(connection -> {
                connection.respond(gateway.validBody(connection.readRequest()));
                if (connection.number() == 1) {
                    aftermath.play(connection, stale::countDown);
                    connection.close();
                    stale.countDown();
                } else {
                    connection.stall();
                }
            });
            this.stale = stale;
        }

        @Override
        public void prepare(ClientUnderTest client) {
            client.read().execute();
            try {
                stale.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            resetRequestCount();
        }
    }
}
