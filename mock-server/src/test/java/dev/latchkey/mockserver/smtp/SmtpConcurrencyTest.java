package dev.latchkey.mockserver.smtp;

import static dev.latchkey.mockserver.smtp.SmtpListenerTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.fault.FaultPhase;
import dev.latchkey.mockserver.smtp.SmtpBackend.SmtpFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One thread serves many clients: no client may block the others. */
@Timeout(60)
class SmtpConcurrencyTest {
    private final FakeSmtpBackend backend = new FakeSmtpBackend();
    private SmtpListener listener;

    @AfterEach
    void close() {
        listener.close();
        assertThat(listener.stats().open()).isZero();
    }

    @Test
    void aMailThatWaitsForTheDiskLetsNobodyElseWait() throws Exception {
        backend.mayBlock = true;
        start(SmtpOptions.plain());
        try (SmtpTestClient slow = new SmtpTestClient(listener.address()).logIn();
                SmtpTestClient other = new SmtpTestClient(listener.address()).logIn()) {
            slow.command("MAIL FROM:<wait@example.com>");
            slow.command("RCPT TO:<bob@example.com>");
            slow.command("DATA");
            slow.send("x\r\n.\r\nNOOP\r\n");
            assertThat(backend.blocked.await(10, TimeUnit.SECONDS)).isTrue();
            for (int i = 0; i < 3; i++) {
                assertThat(other.startData().command("y\r\n.")).startsWith("250 2.0.0 queued");
            }
            backend.release.countDown();
            assertThat(slow.readReply()).startsWith("250 2.0.0 queued");
            assertThat(slow.readReply()).startsWith("250 2.0.0 OK");
            assertThat(slow.startData().command("z\r\n.")).startsWith("250 2.0.0 queued");
        }
        assertThat(backend.mails).hasSize(5);
    }

    @Test
    void aClientThatIsToWaitLetsNobodyElseWait() throws Exception {
        start(SmtpOptions.plain());
        backend.faults.put(FaultPhase.EHLO, new SmtpFault(Duration.ofHours(1), null, SmtpFault.ConnectionEnd.NONE));
        try (SmtpTestClient slow = new SmtpTestClient(listener.address());
                SmtpTestClient other = new SmtpTestClient(listener.address())) {
            slow.readReply();
            slow.send("EHLO me\r\n");
            assertThat(backend.faultPending.await(10, TimeUnit.SECONDS)).isTrue();
            backend.faults.clear();
            assertThat(other.logIn().startData().command("y\r\n.")).startsWith("250 2.0.0 queued");
        }
    }

    @Test
    void largeMailsThatComeTogetherAreTakenAsFarAsThereIsRoomAndTheRestLater() throws Exception {
        start(withMaxBufferedBytes(5 << 20));
        String large = ("x".repeat(998) + "\r\n").repeat(2_500);
        try (SmtpTestClient first = new SmtpTestClient(listener.address()).logIn();
                SmtpTestClient second = new SmtpTestClient(listener.address()).logIn()) {
            first.startData().send(large);
            assertThat(eventually(() -> listener.bufferedBytes() > 4 << 20)).isTrue();
            assertThat(second.startData().command(large + ".")).startsWith("452 4.3.1");
            assertThat(second.startData().command("small\r\n.")).startsWith("250 2.0.0 queued");
            assertThat(first.command(".")).startsWith("250 2.0.0 queued");
            assertThat(second.startData().command(large + ".")).startsWith("250 2.0.0 queued");
        }
        assertThat(backend.mails).extracting(mail -> mail.raw().length).containsExactly(7, large.length(),
                large.length());
        assertThat(eventually(() -> listener.bufferedBytes() == 0)).isTrue();
    }

    @Test
    void aHundredClientsThatSayNothingNeedNoThreadEach() throws Exception {
        start(SmtpOptions.plain());
        List<SmtpTestClient> idle = new ArrayList<>();
        try (SmtpTestClient last = new SmtpTestClient(listener.address())) {
            for (int i = 0; i < 100; i++) {
                SmtpTestClient smtp = new SmtpTestClient(listener.address());
                idle.add(smtp);
                assertThat(smtp.readReply()).startsWith("220");
            }
            assertThat(last.logIn().startData().command("x\r\n.")).startsWith("250 2.0.0 queued");
            assertThat(listener.stats().open()).isEqualTo(101);
            assertThat(Thread.getAllStackTraces().keySet()).filteredOn(
                    thread -> thread.isAlive() && thread.getName().matches("latchkey-smtp-\\d+"))
                    .hasSizeLessThan(50);
        } finally {
            for (SmtpTestClient smtp : idle) {
                smtp.close();
            }
        }
    }

    @Test
    void commandsAreTakenInWhateverPiecesTheyCome() throws Exception {
        start(SmtpOptions.plain());
        try (SmtpTestClient smtp = new SmtpTestClient(listener.address())) {
            smtp.readReply();
            String all = "EHLO me\r\n" + SmtpTestClient.AUTH_PLAIN
                    + "\r\nMAIL FROM:<a@example.com>\r\nRCPT TO:<b@example.com>\r\nDATA\r\n"
                    + "Subject: x\r\n\r\n..y\r\n.\r\nQUIT\r\n";
            for (byte one : all.getBytes(StandardCharsets.UTF_8)) {
                smtp.send(new byte[]{one});
            }
            assertThat(List.of(smtp.readReply(), smtp.readReply(), smtp.readReply(), smtp.readReply(), smtp.readReply(),
                    smtp.readReply(),
                    smtp.readReply())).extracting(reply -> reply.substring(0, 3))
                    .containsExactly("250", "235", "250", "250", "354", "250", "221");
        }
        assertThat(backend.mails).extracting(FakeSmtpBackend.Mail::text).containsExactly("Subject: x\r\n\r\n.y\r\n");
    }

    private static SmtpOptions withMaxBufferedBytes(long bytes) {
        SmtpOptions plain = SmtpOptions.plain();
        return new SmtpOptions(plain.hostName(), plain.tls(), plain.context(), plain.maxMessageBytes(),
                plain.maxRecipients(), bytes, plain.idleTimeout(), plain.transferTimeout(), plain.maxConnections(),
                plain.maxConnectionsPerAddress(), plain.gracePeriod());
    }

    private void start(SmtpOptions options) throws IOException {
        listener = SmtpListener.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), options, backend);
    }
}
