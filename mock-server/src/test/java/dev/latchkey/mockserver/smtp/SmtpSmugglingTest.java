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
        FakeSmtpBackend fakeRelay = new FakeSmtpBackend();
        try (SmtpListener listener = start(fakeRelay);
                SmtpTestClient smtp = new SmtpTestClient(listener.address()).logIn()) {
            String reply = smtp.startData().command("harmless" + end + SMUGGLED + ".");

            assertThat(reply).startsWith("550 5.6.0").contains("bare");
            assertThat(fakeRelay.mails).isEmpty();
            assertThat(smtp.command("NOOP")).startsWith("250 2.0.0 OK");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOOP\nNOOP\r\n", "NOOP\rNOOP\r\n", "NOOP\n", "NOOP\r\r\n",
            "MAIL FROM:<a@example.com\nRCPT TO:<b>\r\n"})
    void aBareBreakInACommandEndsTheConnection(String commands) throws Exception {
        FakeSmtpBackend fakeRelay = new FakeSmtpBackend();
        try (SmtpListener listener = start(fakeRelay);
                SmtpTestClient smtp = new SmtpTestClient(listener.address()).logIn()) {
            smtp.send(commands);

            assertThat(smtp.readReply()).startsWith("500 5.5.2").contains("bare");
            assertThat(closedOrReset(smtp)).isTrue();
        }
    }

    @Property(tries = 200)
    void onlyTheTrueEndEndsAMail(@ForAll @Size(max = 40) List<@IntRange(max = 4) Integer> picks) throws Exception {
        StringBuilder body = new StringBuilder();
        for (int pick : picks) {
            body.append("\r\n.xy".charAt(pick));
        }
        // The first end of data by RFC 5321, found without the code under test.
        String sent = "\r\n" + body + "\r\n.\r\n";
        int end = sent.indexOf("\r\n.\r\n");
        String mail = sent.substring(2, end + 2);
        boolean bare = mail.replace("\r\n", "").matches("(?s).*[\r\n].*");
        FakeSmtpBackend fakeRelay = new FakeSmtpBackend();
        try (SmtpListener listener = start(fakeRelay);
                SmtpTestClient smtp = new SmtpTestClient(listener.address()).logIn()) {
            smtp.startData().send(sent.substring(2, end + 5));
            assertThat(smtp.readReply()).startsWith(bare ? "550" : "250");
            if (!bare) {
                String unstuffed = ("\r\n" + mail).replace("\r\n.", "\r\n").substring(2);
                assertThat(fakeRelay.mails.get(0).text()).isEqualTo(unstuffed);
            }
        }
    }

    @Property(tries = 1_000)
    void garbageIsAnsweredAndNeverStored(@ForAll @Size(max = 60) byte[] garbage) throws Exception {
        SmtpListener listener = Shared.LISTENER;
        try (SmtpTestClient smtp = new SmtpTestClient(listener.address())) {
            smtp.readReply();
            smtp.send(garbage);
            smtp.send("\r\nQUIT\r\n");
            String reply = smtp.readReply();
            while (reply.startsWith("500")) {
                reply = smtp.readReply();
            }
            assertThat(reply).matches("(2|4|5)\\d\\d.*|");
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("reset");
        }
        assertThat(Shared.RELAY.mails).isEmpty();
    }

    @Property(tries = 200)
    void itDoesNotMatterHowTheBytesArePacked(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 60) Integer> sizes)
            throws Exception {
        byte[] all = ("EHLO me\r\n" + SmtpTestClient.AUTH_PLAIN
                + "\r\nMAIL FROM:<a@example.com>\r\nRCPT TO:<b@example.com>\r\nDATA\r\n"
                + "Subject: x\r\n\r\n..dot\r\n.\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8);
        FakeSmtpBackend fakeRelay = new FakeSmtpBackend();
        try (SmtpListener listener = start(fakeRelay); SmtpTestClient smtp = new SmtpTestClient(listener.address())) {
            int at = 0;
            for (int i = 0; at < all.length; i++) {
                int size = Math.min(all.length - at, sizes.get(i % sizes.size()));
                smtp.send(Arrays.copyOfRange(all, at, at + size));
                at += size;
            }
            for (String reply : new String[]{"220", "250 HELP", "235", "250", "250", "354", "250 2.0.0 queued", "221",
                    ""}) {
                assertThat(smtp.readReply()).startsWith(reply);
            }
            assertThat(fakeRelay.mails.get(0).text()).isEqualTo("Subject: x\r\n\r\n.dot\r\n");
        }
    }

    private static boolean closedOrReset(SmtpTestClient smtp) {
        try {
            return smtp.readReply().isEmpty();
        } catch (IOException e) {
            return true;
        }
    }

    private static SmtpListener start(SmtpBackend backend) throws IOException {
        return SmtpListener.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), SmtpOptions.plain(),
                backend);
    }

    /** One listener for all tries. */
    private static final class Shared {
        static final FakeSmtpBackend RELAY = new FakeSmtpBackend();
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
