package dev.latchkey.mockserver.smtp;

import static dev.latchkey.mockserver.smtp.SmtpListenerTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.fault.Phase;
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

/** One thread serves many clients: none may keep it from the others. */
@Timeout(60)
class SmtpTogetherTest {
    private final FakeRelay relay = new FakeRelay();
    private SmtpListener listener;

    @AfterEach
    void close() {
        listener.close();
        assertThat(listener.gauges().open()).isZero();
    }

    @Test
    void aMailThatWaitsForTheDiskLetsNobodyElseWait() throws Exception {
        relay.waits = true;
        start(SmtpOptions.plain());
        try (Line slow = new Line(listener.address()).loggedIn();
                Line other = new Line(listener.address()).loggedIn()) {
            slow.say("MAIL FROM:<wait@example.com>");
            slow.say("RCPT TO:<bob@example.com>");
            slow.say("DATA");
            slow.send("x\r\n.\r\nNOOP\r\n");
            assertThat(relay.waiting.await(10, TimeUnit.SECONDS)).isTrue();
            for (int i = 0; i < 3; i++) {
                assertThat(other.inData().say("y\r\n.")).startsWith("250 2.0.0 queued");
            }
            relay.disk.countDown();
            assertThat(slow.hear()).startsWith("250 2.0.0 queued");
            assertThat(slow.hear()).startsWith("250 2.0.0 Still here");
            assertThat(slow.inData().say("z\r\n.")).startsWith("250 2.0.0 queued");
        }
        assertThat(relay.mails).hasSize(5);
    }

    @Test
    void aClientThatIsToWaitLetsNobodyElseWait() throws Exception {
        start(SmtpOptions.plain());
        relay.faults.put(Phase.EHLO, new SmtpFault(Duration.ofHours(1), null, SmtpFault.ConnectionEnd.NONE));
        try (Line slow = new Line(listener.address()); Line other = new Line(listener.address())) {
            slow.hear();
            slow.send("EHLO me\r\n");
            assertThat(relay.pausing.await(10, TimeUnit.SECONDS)).isTrue();
            relay.faults.clear();
            assertThat(other.loggedIn().inData().say("y\r\n.")).startsWith("250 2.0.0 queued");
        }
    }

    @Test
    void largeMailsThatComeTogetherAreTakenAsFarAsThereIsRoomAndTheRestLater() throws Exception {
        start(SmtpOptions.plain().withRoom(5 << 20));
        String large = ("x".repeat(998) + "\r\n").repeat(2_500);
        try (Line one = new Line(listener.address()).loggedIn();
                Line two = new Line(listener.address()).loggedIn()) {
            one.inData().send(large);
            assertThat(eventually(() -> listener.held() > 4 << 20)).isTrue();
            assertThat(two.inData().say(large + ".")).startsWith("452 4.3.1");
            assertThat(two.inData().say("small\r\n.")).startsWith("250 2.0.0 queued");
            assertThat(one.say(".")).startsWith("250 2.0.0 queued");
            assertThat(two.inData().say(large + ".")).startsWith("250 2.0.0 queued");
        }
        assertThat(relay.mails).extracting(mail -> mail.raw().length).containsExactly(7, large.length(),
                large.length());
        assertThat(eventually(() -> listener.held() == 0)).isTrue();
    }

    @Test
    void aHundredClientsThatSayNothingNeedNoThreadEach() throws Exception {
        start(SmtpOptions.plain());
        List<Line> idle = new ArrayList<>();
        try (Line last = new Line(listener.address())) {
            for (int i = 0; i < 100; i++) {
                Line line = new Line(listener.address());
                idle.add(line);
                assertThat(line.hear()).startsWith("220");
            }
            assertThat(last.loggedIn().inData().say("x\r\n.")).startsWith("250 2.0.0 queued");
            assertThat(listener.gauges().open()).isEqualTo(101);
            assertThat(Thread.getAllStackTraces().keySet()).filteredOn(
                    thread -> thread.isAlive() && thread.getName().matches("latchkey-smtp-\\d+"))
                    .hasSizeLessThan(50);
        } finally {
            for (Line line : idle) {
                line.close();
            }
        }
    }

    @Test
    void commandsAreTakenInWhateverPiecesTheyCome() throws Exception {
        start(SmtpOptions.plain());
        try (Line line = new Line(listener.address())) {
            line.hear();
            String all = "EHLO me\r\n" + Line.PLAIN
                    + "\r\nMAIL FROM:<a@example.com>\r\nRCPT TO:<b@example.com>\r\nDATA\r\n"
                    + "Subject: x\r\n\r\n..y\r\n.\r\nQUIT\r\n";
            for (byte one : all.getBytes(StandardCharsets.UTF_8)) {
                line.send(new byte[]{one});
            }
            assertThat(List.of(line.hear(), line.hear(), line.hear(), line.hear(), line.hear(), line.hear(),
                    line.hear())).extracting(answer -> answer.substring(0, 3))
                    .containsExactly("250", "235", "250", "250", "354", "250", "221");
        }
        assertThat(relay.mails).extracting(FakeRelay.Mail::text).containsExactly("Subject: x\r\n\r\n.y\r\n");
    }

    private void start(SmtpOptions options) throws IOException {
        listener = SmtpListener.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), options, relay);
    }
}
