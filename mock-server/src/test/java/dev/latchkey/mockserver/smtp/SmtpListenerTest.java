package dev.latchkey.mockserver.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.mockserver.fault.FaultPhase;
import dev.latchkey.mockserver.smtp.SmtpBackend.SmtpFault;
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
    private final FakeSmtpBackend backend = new FakeSmtpBackend();
    private SmtpListener listener;

    @AfterEach
    void noThreadIsLeft() {
        if (listener != null) {
            listener.close();
            assertThat(listener.stats().open()).isZero();
        }
    }

    @Test
    void oneConnectionTooManyIsTurnedAwayUntilAnotherEnds() throws Exception {
        start(SmtpOptions.plain().withConnectionLimits(2, 2));
        try (SmtpTestClient first = new SmtpTestClient(listener.address());
                SmtpTestClient second = new SmtpTestClient(listener.address())) {
            assertThat(first.readReply()).startsWith("220");
            assertThat(second.readReply()).startsWith("220");
            try (SmtpTestClient third = new SmtpTestClient(listener.address())) {
                assertThat(third.readReply()).startsWith("421 4.7.0");
                assertThat(third.readReply()).isEmpty();
            }
            assertThat(first.command("QUIT")).startsWith("221");
            assertThat(listener.stats().rejected()).isEqualTo(1);
        }
        assertThat(eventually(() -> {
            try (SmtpTestClient smtp = new SmtpTestClient(listener.address())) {
                return smtp.readReply().startsWith("220");
            }
        })).isTrue();
    }

    @Test
    void oneAddressHasALimitOfItsOwn() throws Exception {
        start(SmtpOptions.plain().withConnectionLimits(10, 1));
        try (SmtpTestClient first = new SmtpTestClient(listener.address());
                SmtpTestClient second = new SmtpTestClient(listener.address())) {
            assertThat(first.readReply()).startsWith("220");
            assertThat(second.readReply()).startsWith("421");
        }
    }

    @Test
    void aSilentClientIsHungUpOn() throws Exception {
        start(SmtpOptions.plain().withTimeouts(Duration.ofMillis(100), Duration.ofMillis(100), Duration.ofSeconds(5)));
        try (SmtpTestClient smtp = new SmtpTestClient(listener.address())) {
            assertThat(smtp.readReply()).startsWith("220");
            assertThat(smtp.readReply()).startsWith("421 4.4.2");
            assertThat(smtp.readReply()).isEmpty();
        }
    }

    @Test
    void aClientThatListensToNothingIsHungUpOn() throws Exception {
        start(SmtpOptions.plain().withTimeouts(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofSeconds(5)));
        try (SmtpTestClient smtp = new SmtpTestClient(listener.address())) {
            assertThatThrownBy(() -> askWithoutListening(smtp)).isInstanceOf(IOException.class);
        }
        assertThat(eventually(() -> listener.stats().open() == 0)).isTrue();
    }

    @Test
    void aStopDoesNotWaitForAClientThatListensToNothing() throws Exception {
        start(SmtpOptions.plain().withTimeouts(Duration.ofHours(1), Duration.ofHours(1), Duration.ofMillis(200)));
        try (SmtpTestClient smtp = new SmtpTestClient(listener.address());
                ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<?> asking = other.submit(() -> {
                askWithoutListening(smtp);
                return null;
            });
            assertThat(eventually(() -> smtp.sentBytes() > 1_000_000)).isTrue();
            listener.close();
            assertThatThrownBy(() -> asking.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void aStopTellsIdleClientsAndLetsAMailFinish() throws Exception {
        start(SmtpOptions.plain());
        try (SmtpTestClient idle = new SmtpTestClient(listener.address());
                SmtpTestClient busy = new SmtpTestClient(listener.address());
                ExecutorService other = Executors.newSingleThreadExecutor()) {
            idle.readReply();
            busy.logIn().startData().send("half");
            Future<?> closing = other.submit(listener::close);
            assertThat(idle.readReply()).startsWith("421 4.3.2");
            assertThat(idle.readReply()).isEmpty();
            assertThat(busy.command(" and half\r\n.")).startsWith("250 2.0.0 queued");
            assertThat(busy.readReply()).startsWith("421 4.3.2");
            closing.get(10, TimeUnit.SECONDS);
            assertThat(backend.mails).hasSize(1);
            assertThatThrownBy(() -> new SmtpTestClient(listener.address()).close()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aMailThatDoesNotFinishInTheTimeOfGraceIsNotStored() throws Exception {
        start(SmtpOptions.plain().withTimeouts(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofMillis(200)));
        try (SmtpTestClient smtp = new SmtpTestClient(listener.address()).logIn()) {
            smtp.startData().send("half");
            listener.close();
            assertThat(backend.mails).isEmpty();
        }
    }

    @Test
    void aStopEndsAPauseAtOnce() throws Exception {
        start(SmtpOptions.plain());
        backend.faults.put(FaultPhase.EHLO, new SmtpFault(Duration.ofHours(1), null, SmtpFault.ConnectionEnd.NONE));
        try (SmtpTestClient smtp = new SmtpTestClient(listener.address())) {
            smtp.readReply();
            smtp.send("EHLO me\r\n");
            assertThat(backend.faultPending.await(10, TimeUnit.SECONDS)).isTrue();
            listener.close();
            assertThat(smtp.readReply()).startsWith("250");
        }
    }

    @ParameterizedTest
    @EnumSource(from = "CONNECT", to = "AFTER_DATA")
    void eachPhaseCanBeAnsweredOtherwise(FaultPhase phase) throws Exception {
        start(SmtpOptions.plain());
        backend.fault(phase, SmtpReply.of(451, "4.7.1 Not now\r\n250 injected"), SmtpFault.ConnectionEnd.NONE);
        try (SmtpTestClient smtp = new SmtpTestClient(listener.address())) {
            assertThat(upTo(phase, smtp)).isEqualTo("451 4.7.1 Not now  250 injected");
            backend.faults.clear();
            // A server that refuses in its greeting answers only QUIT (RFC 5321, 3.1).
            assertThat(smtp.command("NOOP")).startsWith(phase == FaultPhase.CONNECT ? "503" : "250");
            assertThat(backend.mails).hasSize(phase == FaultPhase.AFTER_DATA ? 1 : 0);
        }
    }

    @ParameterizedTest
    @EnumSource(from = "CONNECT", to = "AFTER_DATA")
    void eachPhaseCanEndTheConnection(FaultPhase phase) throws Exception {
        start(SmtpOptions.plain());
        backend.fault(phase, SmtpReply.of(421, "4.7.1 Go away"), SmtpFault.ConnectionEnd.CLOSE);
        try (SmtpTestClient smtp = new SmtpTestClient(listener.address())) {
            assertThat(upTo(phase, smtp)).isEqualTo("421 4.7.1 Go away");
            assertThat(smtp.readReply()).isEmpty();
        }
        backend.fault(phase, null, SmtpFault.ConnectionEnd.CLOSE);
        try (SmtpTestClient smtp = new SmtpTestClient(listener.address())) {
            assertThat(upTo(phase, smtp)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(from = "CONNECT", to = "AFTER_DATA")
    void eachPhaseCanResetTheConnection(FaultPhase phase) throws Exception {
        start(SmtpOptions.plain());
        backend.fault(phase, null, SmtpFault.ConnectionEnd.RESET);
        try (SmtpTestClient smtp = new SmtpTestClient(listener.address())) {
            assertThatThrownBy(() -> upTo(phase, smtp)).isInstanceOf(SocketException.class);
        }
        assertThat(backend.mails).hasSize(phase == FaultPhase.AFTER_DATA ? 1 : 0);
    }

    @Test
    void manyClientsAtOnceLoseNothing() throws Exception {
        start(SmtpOptions.plain());
        try (ExecutorService clients = Executors.newFixedThreadPool(20)) {
            List<Callable<Integer>> jobs = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                jobs.add(() -> {
                    int taken = 0;
                    try (SmtpTestClient smtp = new SmtpTestClient(listener.address()).logIn()) {
                        for (int mail = 0; mail < 50; mail++) {
                            taken += smtp.startData().command("Subject: x\r\n\r\n" + "y".repeat(2_000) + "\r\n.")
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
        assertThat(backend.mails).hasSize(1_000);
        assertThat(listener.stats().acceptedMails()).isEqualTo(1_000);
        assertThat(eventually(() -> listener.stats().open() == 0)).isTrue();
    }

    private void start(SmtpOptions options) throws IOException {
        listener = SmtpListener.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), options, backend);
    }

    /** Sends commands without reading replies, until the connection breaks. */
    private static void askWithoutListening(SmtpTestClient smtp) throws IOException {
        while (true) {
            smtp.send("HELP\r\n".repeat(1_000));
        }
    }

    /** Runs a session up to a phase and returns the last reply. */
    private static String upTo(FaultPhase phase, SmtpTestClient smtp) throws IOException {
        List<String> commands = List.of("EHLO me", SmtpTestClient.AUTH_PLAIN, "MAIL FROM:<a@example.com>",
                "RCPT TO:<b@example.com>",
                "DATA",
                "x\r\n.");
        String reply = smtp.readReply();
        for (String command : commands.subList(0, phase.ordinal() - FaultPhase.CONNECT.ordinal())) {
            reply = smtp.command(command);
        }
        return reply;
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
