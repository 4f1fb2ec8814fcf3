package dev.latchkey.mockserver.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.mockserver.fault.Phase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class SmtpListenerTest {
    private final FakeRelay relay = new FakeRelay();
    private SmtpListener listener;

    @AfterEach
    void noThreadIsLeft() {
        if (listener != null) {
            listener.close();
            assertThat(listener.gauges().open()).isZero();
        }
    }

    @Test
    void oneConnectionTooManyIsTurnedAwayUntilAnotherEnds() throws Exception {
        start(SmtpOptions.plain().withConnections(2, 2));
        try (Line one = new Line(listener.address()); Line two = new Line(listener.address())) {
            assertThat(one.hear()).startsWith("220");
            assertThat(two.hear()).startsWith("220");
            try (Line three = new Line(listener.address())) {
                assertThat(three.hear()).startsWith("421 4.7.0");
                assertThat(three.hear()).isEmpty();
            }
            assertThat(one.say("QUIT")).startsWith("221");
            assertThat(listener.gauges().turnedAway()).isEqualTo(1);
        }
        assertThat(eventually(() -> {
            try (Line line = new Line(listener.address())) {
                return line.hear().startsWith("220");
            }
        })).isTrue();
    }

    @Test
    void oneAddressHasALimitOfItsOwn() throws Exception {
        start(SmtpOptions.plain().withConnections(10, 1));
        try (Line one = new Line(listener.address()); Line two = new Line(listener.address())) {
            assertThat(one.hear()).startsWith("220");
            assertThat(two.hear()).startsWith("421");
        }
    }

    @Test
    void aSilentClientIsHungUpOn() throws Exception {
        start(SmtpOptions.plain().withTimes(Duration.ofMillis(100), Duration.ofMillis(100), Duration.ofSeconds(5)));
        try (Line line = new Line(listener.address())) {
            assertThat(line.hear()).startsWith("220");
            assertThat(line.hear()).startsWith("421 4.4.2");
            assertThat(line.hear()).isEmpty();
        }
    }

    @Test
    void aClientThatListensToNothingIsHungUpOn() throws Exception {
        start(SmtpOptions.plain().withTimes(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofSeconds(5)));
        try (Line line = new Line(listener.address())) {
            assertThatThrownBy(() -> askWithoutListening(line)).isInstanceOf(IOException.class);
        }
        assertThat(eventually(() -> listener.gauges().open() == 0)).isTrue();
    }

    @Test
    void aStopDoesNotWaitForAClientThatListensToNothing() throws Exception {
        start(SmtpOptions.plain().withTimes(Duration.ofHours(1), Duration.ofHours(1), Duration.ofMillis(200)));
        try (Line line = new Line(listener.address());
                ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<?> asking = other.submit(() -> {
                askWithoutListening(line);
                return null;
            });
            assertThat(eventually(() -> line.sent() > 1_000_000)).isTrue();
            listener.close();
            assertThatThrownBy(() -> asking.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void aStopTellsIdleClientsAndLetsAMailFinish() throws Exception {
        start(SmtpOptions.plain());
        try (Line idle = new Line(listener.address());
                Line busy = new Line(listener.address());
                ExecutorService other = Executors.newSingleThreadExecutor()) {
            idle.hear();
            busy.loggedIn().inData().send("half");
            Future<?> closing = other.submit(listener::close);
            assertThat(idle.hear()).startsWith("421 4.3.2");
            assertThat(idle.hear()).isEmpty();
            assertThat(busy.say(" and half\r\n.")).startsWith("250 2.0.0 queued");
            assertThat(busy.hear()).startsWith("421 4.3.2");
            closing.get(10, TimeUnit.SECONDS);
            assertThat(relay.mails).hasSize(1);
            assertThatThrownBy(() -> new Line(listener.address()).close()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aMailThatDoesNotFinishInTheTimeOfGraceIsNotStored() throws Exception {
        start(SmtpOptions.plain().withTimes(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofMillis(200)));
        try (Line line = new Line(listener.address()).loggedIn()) {
            line.inData().send("half");
            listener.close();
            assertThat(relay.mails).isEmpty();
        }
    }

    @Test
    void aStopEndsAPauseAtOnce() throws Exception {
        start(SmtpOptions.plain());
        relay.faults.put(Phase.EHLO, new SmtpFault(Duration.ofHours(1), null, SmtpFault.ConnectionEnd.NONE));
        try (Line line = new Line(listener.address())) {
            line.hear();
            line.send("EHLO me\r\n");
            assertThat(relay.pausing.await(10, TimeUnit.SECONDS)).isTrue();
            listener.close();
            assertThat(line.hear()).startsWith("250");
        }
    }

    @ParameterizedTest
    @EnumSource(from = "CONNECT", to = "AFTER_DATA")
    void eachPhaseCanBeAnsweredOtherwise(Phase phase) throws Exception {
        start(SmtpOptions.plain());
        relay.fault(phase, SmtpReply.of(451, "4.7.1 Not now\r\n250 injected"), SmtpFault.ConnectionEnd.NONE);
        try (Line line = new Line(listener.address())) {
            assertThat(upTo(phase, line)).isEqualTo("451 4.7.1 Not now  250 injected");
            relay.faults.clear();
            assertThat(line.say("NOOP")).startsWith("250");
            assertThat(relay.mails).hasSize(phase == Phase.AFTER_DATA ? 1 : 0);
        }
    }

    @ParameterizedTest
    @EnumSource(from = "CONNECT", to = "AFTER_DATA")
    void eachPhaseCanEndTheConnection(Phase phase) throws Exception {
        start(SmtpOptions.plain());
        relay.fault(phase, SmtpReply.of(421, "4.7.1 Go away"), SmtpFault.ConnectionEnd.CLOSE);
        try (Line line = new Line(listener.address())) {
            assertThat(upTo(phase, line)).isEqualTo("421 4.7.1 Go away");
            assertThat(line.hear()).isEmpty();
        }
        relay.fault(phase, null, SmtpFault.ConnectionEnd.CLOSE);
        try (Line line = new Line(listener.address())) {
            assertThat(upTo(phase, line)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(from = "CONNECT", to = "AFTER_DATA")
    void eachPhaseCanResetTheConnection(Phase phase) throws Exception {
        start(SmtpOptions.plain());
        relay.fault(phase, null, SmtpFault.ConnectionEnd.RESET);
        try (Line line = new Line(listener.address())) {
            assertThatThrownBy(() -> upTo(phase, line)).isInstanceOf(SocketException.class);
        }
        assertThat(relay.mails).hasSize(phase == Phase.AFTER_DATA ? 1 : 0);
    }

    @Test
    void manyClientsAtOnceLoseNothing() throws Exception {
        start(SmtpOptions.plain());
        try (ExecutorService clients = Executors.newFixedThreadPool(20)) {
            List<Callable<Integer>> jobs = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                jobs.add(() -> {
                    int taken = 0;
                    try (Line line = new Line(listener.address()).loggedIn()) {
                        for (int mail = 0; mail < 50; mail++) {
                            taken += line.inData().say("Subject: x\r\n\r\n" + "y".repeat(2_000) + "\r\n.")
                                    .startsWith("250") ? 1 : 0;
                        }
                    }
                    return taken;
                });
            }
            for (Future<Integer> done : clients.invokeAll(jobs)) {
                assertThat(done.get()).isEqualTo(50);
            }
        }
        assertThat(relay.mails).hasSize(1_000);
        assertThat(listener.gauges().mails()).isEqualTo(1_000);
        assertThat(eventually(() -> listener.gauges().open() == 0)).isTrue();
    }

    private void start(SmtpOptions options) throws IOException {
        listener = SmtpListener.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), options, relay);
    }

    /** Asks for ever, until the connection breaks. */
    private static void askWithoutListening(Line line) throws IOException {
        while (true) {
            line.send("HELP\r\n".repeat(1_000));
        }
    }

    /** The answer at the end of a phase. */
    private static String upTo(Phase phase, Line line) throws IOException {
        List<String> commands = List.of("EHLO me", Line.PLAIN, "MAIL FROM:<a@example.com>", "RCPT TO:<b@example.com>",
                "DATA",
                "x\r\n.");
        String answer = line.hear();
        for (String command : commands.subList(0, phase.ordinal() - Phase.CONNECT.ordinal())) {
            answer = line.say(command);
        }
        return answer;
    }

    static boolean eventually(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }
}
