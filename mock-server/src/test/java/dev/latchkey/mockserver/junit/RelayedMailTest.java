package dev.latchkey.mockserver.junit;

import static dev.latchkey.mockserver.junit.MessageMatcher.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.smtp.SmtpTestClient;
import dev.latchkey.sdk.sandbox.SandboxKeyRules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests the addresses of mails that came over SMTP, as the tests of users see them. */
class RelayedMailTest {
    @RegisterExtension
    static LatchkeyMock mock = LatchkeyMock.create().key("shop", SandboxKeyRules.SMTP_SEND);

    @Test
    void aNameMayBeAnUnquotedAddress() throws IOException {
        CapturedMessage message = relay("""
                From: noreply@example.com <noreply@example.com>
                To: ann@example.com <ann@example.com>
                """, "ann@example.com");

        assertThat(message.details().from()).isEqualTo("noreply@example.com <noreply@example.com>");
        assertThat(message.details().to()).containsExactly("ann@example.com <ann@example.com>");
        assertThat(message.details().bcc()).isEmpty();
        mock.assertSent(email().from("noreply@example.com").to("ann@example.com"));
    }

    @Test
    void aRecipientWithAQuotedLocalPartIsFoundInTheHeader() throws IOException {
        CapturedMessage message = relay("From: X <\"a b\"@example.com>\nTo: \"c d\"@example.com\n"
                + "Cc: Y <\"e<f\"@example.com>, \"ann\"@example.com\n", "\"c d\"@example.com", "\"e<f\"@example.com",
                "ann@example.com");

        assertThat(message.details().from()).isEqualTo("X <\"a b\"@example.com>");
        assertThat(message.details().to()).containsExactly("\"c d\"@example.com");
        assertThat(message.details().cc()).containsExactly("Y <\"e<f\"@example.com>", "ann@example.com");
        assertThat(message.details().bcc()).isEmpty();
    }

    @Test
    void allSendersAndReplyAddressesAreKept() throws IOException {
        CapturedMessage message = relay("From: \"Doe, Jo\" <jo@example.com>, ann@example.com\n"
                + "Reply-To: r1@example.com, R2 <r2@example.com>\n", "bob@example.com");

        assertThat(message.details().from()).isEqualTo("\"Doe, Jo\" <jo@example.com>, ann@example.com");
        assertThat(message.details().replyTo()).isEqualTo("r1@example.com, R2 <r2@example.com>");
        mock.assertSent(email().from("jo@example.com").from("ann@example.com").replyTo("r1@example.com")
                .replyTo("r2@example.com"));
    }

    @Test
    void aCommaInTheNameOfASingleSenderMakesNoList() throws IOException {
        relay("From: \"Doe, Jo\" <jo@example.com>\nReply-To: \"eve@example.com, x\" <r@example.com>\n",
                "bob@example.com");

        mock.assertSent(email().from("Doe, Jo <jo@example.com>").from("jo@example.com").replyTo("r@example.com"));
        assertThat(email().replyTo("eve@example.com").matches(mock.messages().get(0))).isFalse();
    }

    private static CapturedMessage relay(String header, String... recipients) throws IOException {
        try (SmtpTestClient smtp = new SmtpTestClient(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), mock.smtpPort()))) {
            smtp.readReply();
            assertThat(smtp.command("EHLO me.example")).startsWith("250");
            assertThat(smtp.command("AUTH PLAIN " + SmtpTestClient.base64(
                    "\0" + mock.consumerKey("shop") + "\0" + mock.secret("shop").reveal()))).startsWith("235");
            assertThat(smtp.command("MAIL FROM:<bounce@example.com>")).startsWith("250");
            for (String recipient : recipients) {
                assertThat(smtp.command("RCPT TO:<" + recipient + ">")).startsWith("250");
            }
            assertThat(smtp.command("DATA")).startsWith("354");
            assertThat(smtp.command(header.replace("\n", "\r\n") + "Subject: x\r\n\r\nhi\r\n.")).startsWith("250");
        }
        return mock.assertSent(email().subject("x"));
    }
}
