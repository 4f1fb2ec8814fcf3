package dev.latchkey.sdk.fault;

import static dev.latchkey.sdk.FailureKind.BROKEN;
import static dev.latchkey.sdk.FailureKind.TIMED_OUT;
import static dev.latchkey.sdk.FailureKind.UNKNOWN_HOST;
import static dev.latchkey.sdk.FailureKind.UNREACHABLE;
import static dev.latchkey.sdk.fault.Outcome.answer;
import static dev.latchkey.sdk.fault.Outcome.undelivered;
import static dev.latchkey.sdk.fault.Outcome.unknown;

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

/** What goes wrong with the connection itself. */
final class LineFaults {
    /** Long enough for a loopback on a busy machine, short enough to wait for. */
    private static final Duration PATIENCE = Duration.ofMillis(500);
    /** Milliseconds after which a server closes a connection that nobody uses. */
    private static final int IDLE = 400;

    private LineFaults() {}

    static Stream<Fault> rows() {
        return Stream.of(noServer(), broken(), late(), stale()).flatMap(faults -> faults);
    }

    private static Stream<Fault> noServer() {
        return Stream.of(
                Fault.of("refused connection", gateway -> new Refused(),
                        undelivered(UNREACHABLE, 3).saying("Is the server running?")),
                Fault.of("unknown name", gateway -> new Nameless(),
                        undelivered(UNKNOWN_HOST, 3).saying("gateway.invalid")));
    }

    private static Stream<Fault> broken() {
        return Stream.of(
                Fault.of("reset before the request", gateway -> new Greeting(), undelivered(BROKEN, 3)),
                brokenOff("reset during the request", (line, gateway) -> {
                    line.readSome();
                    line.reset();
                }),
                brokenOff("reset after the request", (line, gateway) -> {
                    line.readRequest();
                    line.reset();
                }),
                brokenOff("closed after the request", (line, gateway) -> line.readRequest()),
                brokenOff("reset in the head of the answer", (line, gateway) -> {
                    line.readRequest();
                    line.write("HTTP/1.1 200 OK\r\nContent-");
                    line.reset();
                }),
                brokenOff("closed in the body", (line, gateway) -> {
                    String body = gateway.goodAnswer(line.readRequest());
                    line.write(RawScene.head(body.length()) + body.substring(0, body.length() / 2));
                }),
                brokenOff("closed in a chunk of the body", (line, gateway) -> {
                    String body = gateway.goodAnswer(line.readRequest());
                    line.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n");
                }),
                brokenOff("an impossible length", (line, gateway) -> {
                    line.readRequest();
                    line.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + Canary.TEXT + "\r\n");
                }),
                brokenOff("an answer that is not HTTP", (line, gateway) -> {
                    line.readRequest();
                    line.write("SSH-2.0-" + Canary.TEXT + "\r\n");
                }));
    }

    private static Stream<Fault> late() {
        return Stream.of(
                tooLate("stalled before the answer", (line, gateway) -> {
                    line.readRequest();
                    line.stall();
                }),
                tooLate("stalled in the body", (line, gateway) -> {
                    String body = gateway.goodAnswer(line.readRequest());
                    line.write(RawScene.head(body.length()) + body.substring(0, body.length() / 2));
                    line.stall();
                }),
                tooLate("slow loris: a head by the character", (line, gateway) -> {
                    String body = gateway.goodAnswer(line.readRequest());
                    line.drip(RawScene.head(body.length()) + body);
                }),
                tooLate("slow loris: a body by the character", (line, gateway) -> {
                    String body = gateway.goodAnswer(line.readRequest());
                    line.write(RawScene.head(body.length()));
                    line.drip(body);
                }),
                Fault.of("stalled until the call's time is up", gateway -> new RawScene(line -> {
                    line.readRequest();
                    line.stall();
                }) {
                    @Override
                    public ClientOptions adjust(ClientOptions options) {
                        return options.withCallTimeout(PATIENCE);
                    }
                }, unknown(TIMED_OUT, 1, 1).saying("in time")));
    }

    private static Stream<Fault> stale() {
        return Stream.of(
                Fault.of("a pooled connection that the server closed because it was idle", gateway -> new Warm(gateway,
                        (line, again) -> line.idle(IDLE)), answer(1, 1)),
                Fault.of("a pooled connection that the server half closed because it was idle",
                        gateway -> new Warm(gateway, (line, again) -> {
                            line.idle(IDLE);
                            line.shutdownOutput();
                            again.run();
                            line.readRequest();
                        }), answer(1, 1)),
                new Fault("a pooled connection that breaks when it is used", gateway -> new Warm(gateway,
                        (line, again) -> {
                            again.run();
                            line.readRequest();
                        }), answer(2, 2), unknown(BROKEN, 1, 1)));
    }

    /** A GET is tried three times, a POST once. */
    private static Fault brokenOff(String name, Script script) {
        return new Fault(name, raw(script), unknown(BROKEN, 3, 3), unknown(BROKEN, 1, 1));
    }

    private static Fault tooLate(String name, Script script) {
        return new Fault(name, gateway -> new RawScene(line -> script.play(line, gateway)) {
            @Override
            public ClientOptions adjust(ClientOptions options) {
                return options.withAttemptTimeout(PATIENCE).withRetries(options.retries().withMaxAttempts(2));
            }
        }, unknown(TIMED_OUT, 2, 2).saying("in time"), unknown(TIMED_OUT, 1, 1).saying("in time"));
    }

    private static Scene.Maker raw(Script script) {
        return gateway -> new RawScene(line -> script.play(line, gateway));
    }

    @FunctionalInterface
    private interface Script {
        void play(RawScene.Line line, Subject.Kind gateway) throws IOException, InterruptedException;
    }

    /** What becomes of a connection after its first answer; the second of the two says that it came to that. */
    @FunctionalInterface
    private interface Aftermath {
        void play(RawScene.Line line, Runnable ready) throws IOException;
    }

    /** A port that is taken, so that nobody else gets it, but on which nobody listens. */
    private static final class Refused implements Scene {
        private final Socket bound = new Socket();

        Refused() throws IOException {
            bound.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
        }

        @Override
        public String address() {
            return "http://127.0.0.1:" + bound.getLocalPort();
        }

        @Override
        public int requests() {
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

    /** A name that no name server knows. */
    private static final class Nameless implements Scene {
        @Override
        public String address() {
            return "https://gateway.invalid";
        }

        @Override
        public int requests() {
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

    /** A server that hangs up while both still agree on how to speak securely. */
    private static final class Greeting extends RawScene {
        Greeting() throws IOException {
            super(line -> {
                line.readSome();
                line.reset();
            });
        }

        @Override
        public String address() {
            return super.address().replace("http:", "https:");
        }

        /** What was read was no request but a greeting. */
        @Override
        public int requests() {
            return 0;
        }
    }

    /** A first call goes well; what its connection is good for afterwards is the fault. Later ones are healthy. */
    private static final class Warm extends RawScene {
        private final CountDownLatch stale;

        Warm(Subject.Kind gateway, Aftermath aftermath) throws IOException {
            this(gateway, aftermath, new CountDownLatch(1));
        }

        private Warm(Subject.Kind gateway, Aftermath aftermath, CountDownLatch stale) throws IOException {
            super(line -> {
                line.answer(gateway.goodAnswer(line.readRequest()));
                if (line.number() == 1) {
                    aftermath.play(line, stale::countDown);
                    line.close();
                    stale.countDown();
                } else {
                    line.stall();
                }
            });
            this.stale = stale;
        }

        @Override
        public void begin(Subject subject) {
            subject.read().execute();
            try {
                stale.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            forget();
        }
    }
}
