package dev.latchkey.mockserver.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpSmugglingTest {
    private static final String SMUGGLED = "MAIL FROM:<evil@example.com>\r\nRCPT TO:<victim@example.com>\r\nDATA\r\nevil\r\n";

    @ParameterizedTest
    @ValueSource(strings = {"\n.\n", "\n.\r\n", "\r\n.\n", "\r.\r", "\r.\r\n", "\r\n.\r", "\r\r\n.\r\r\n", "\n.\r",
            "\r.\n", "\r\n.\r\r\n", "\n\n.\n\n", "\r\n\0.\n"})
    void noBareBreakEndsAMail(String end) throws Exception {
        FakeRelay relay = new FakeRelay();
        try (SmtpListener listener = start(relay); Line line = new Line(listener.address()).loggedIn()) {
            String answer = line.inData().say("harmless" + end + SMUGGLED + ".");

            assertThat(answer).startsWith("550 5.6.0").contains("bare");
            assertThat(relay.mails).isEmpty();
            assertThat(line.say("NOOP")).startsWith("250 2.0.0 Still");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOOP\nNOOP\r\n", "NOOP\rNOOP\r\n", "NOOP\n", "NOOP\r\r\n",
            "MAIL FROM:<a@example.com\nRCPT TO:<b>\r\n"})
    void aBareBreakInACommandEndsTheConnection(String commands) throws Exception {
        FakeRelay relay = new FakeRelay();
        try (SmtpListener listener = start(relay); Line line = new Line(listener.address()).loggedIn()) {
            line.send(commands);

            assertThat(line.hear()).startsWith("500 5.5.2").contains("bare");
            assertThat(closedOrReset(line)).isTrue();
        }
    }

    @Property(tries = 200)
    void onlyTheTrueEndEndsAMail(@ForAll @Size(max = 40) List<@IntRange(max = 4) Integer> picks) throws Exception {
        StringBuilder body = new StringBuilder();
        for (int pick : picks) {
            body.append("\r\n.xy".charAt(pick));
        }
        // What an honest reader of the bytes sees as the first end.
        String sent = "\r\n" + body + "\r\n.\r\n";
        int end = sent.indexOf("\r\n.\r\n");
        String mail = sent.substring(2, end + 2);
        boolean bare = mail.replace("\r\n", "").matches("(?s).*[\r\n].*");
        FakeRelay relay = new FakeRelay();
        try (SmtpListener listener = start(relay); Line line = new Line(listener.address()).loggedIn()) {
            line.inData().send(sent.substring(2, end + 5));
            assertThat(line.hear()).startsWith(bare ? "550" : "250");
            if (!bare) {
                String unstuffed = ("\r\n" + mail).replace("\r\n.", "\r\n").substring(2);
                assertThat(relay.mails.get(0).text()).isEqualTo(unstuffed);
            }
        }
    }

    @Property(tries = 1_000)
    void garbageIsAnsweredAndNeverStored(@ForAll @Size(max = 60) byte[] garbage) throws Exception {
        SmtpListener listener = Shared.LISTENER;
        try (Line line = new Line(listener.address())) {
            line.hear();
            line.send(garbage);
            line.send("\r\nQUIT\r\n");
            String answer = line.hear();
            while (answer.startsWith("500")) {
                answer = line.hear();
            }
            assertThat(answer).matches("(2|4|5)\\d\\d.*|");
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("reset");
        }
        assertThat(Shared.RELAY.mails).isEmpty();
    }

    @Property(tries = 200)
    void itDoesNotMatterHowTheBytesArePacked(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 60) Integer> sizes)
            throws Exception {
        byte[] all = ("EHLO me\r\n" + Line.PLAIN
                + "\r\nMAIL FROM:<a@example.com>\r\nRCPT TO:<b@example.com>\r\nDATA\r\n"
                + "Subject: x\r\n\r\n..dot\r\n.\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8);
        FakeRelay relay = new FakeRelay();
        try (SmtpListener listener = start(relay); Line line = new Line(listener.address())) {
            int at = 0;
            for (int i = 0; at < all.length; i++) {
                int size = Math.min(all.length - at, sizes.get(i % sizes.size()));
                line.send(Arrays.copyOfRange(all, at, at + size));
                at += size;
            }
            for (String answer : new String[]{"220", "250 HELP", "235", "250", "250", "354", "250 2.0.0 queued", "221",
                    ""}) {
                assertThat(line.hear()).startsWith(answer);
            }
            assertThat(relay.mails.get(0).text()).isEqualTo("Subject: x\r\n\r\n.dot\r\n");
        }
    }

    private static boolean closedOrReset(Line line) {
        try {
            return line.hear().isEmpty();
        } catch (IOException e) {
            return true;
        }
    }

    private static SmtpListener start(SmtpBackend backend) throws IOException {
        return SmtpListener.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), SmtpOptions.plain(),
                backend);
    }

    /** One server for a thousand connections. */
    private static final class Shared {
        static final FakeRelay RELAY = new FakeRelay();
        static final SmtpListener LISTENER = begin();

        private static SmtpListener begin() {
            try {
                return start(RELAY);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
