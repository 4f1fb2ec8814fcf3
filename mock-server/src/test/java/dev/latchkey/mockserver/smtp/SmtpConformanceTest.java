package dev.latchkey.mockserver.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands according to RFC 5321. Each row lists commands and the reply to the last one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmtpConformanceTest {
    private final FakeSmtpBackend backend = new FakeSmtpBackend();
    private SmtpListener listener;

    @BeforeAll
    void start() throws Exception {
        listener = SmtpListener.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                SmtpOptions.plain().withSizeLimits(10_000, 3), backend);
    }

    @AfterAll
    void stop() {
        listener.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EHLO me                                                 | 250 HELP
            EHLO [127.0.0.1]                                        | 250 HELP
            ehlo me                                                 | 250 HELP
            EHLO                                                    | 501 5.5.4
            HELO me                                                 | 250 latchkey.test
            HELO                                                    | 501 5.5.4
            NOOP                                                    | 250 2.0.0
            NOOP anything                                           | 250 2.0.0
            RSET                                                    | 250 2.0.0
            HELP                                                    | 214 2.0.0
            HELP MAIL                                               | 214 2.0.0
            VRFY ada                                                | 252 2.5.0
            EXPN list                                               | 502 5.5.1
            BDAT 10 LAST                                            | 502 5.5.1
            STARTTLS                                                | 502 5.5.1
            QUIT                                                    | 221 2.0.0
            WHAT                                                    | 500 5.5.2
            ''                                                      | 500 5.5.2
            GET / HTTP/1.1                                          | 500 5.5.2
            AUTH PLAIN x                                            | 503 5.5.1
            MAIL FROM:<a@example.com>                               | 503 5.5.1
            RCPT TO:<a@example.com>                                 | 503 5.5.1
            DATA                                                    | 503 5.5.1
            EHLO me;MAIL FROM:<a@example.com>                       | 530 5.7.0
            EHLO me;RCPT TO:<a@example.com>                         | 503 5.5.1
            EHLO me;DATA                                            | 503 5.5.1
            EHLO me;$plain                                          | 235 2.7.0
            EHLO me;auth plain $token                               | 235 2.7.0
            EHLO me;AUTH PLAIN;$token                               | 235 2.7.0
            EHLO me;AUTH PLAIN                                      | 334
            EHLO me;AUTH LOGIN                                      | 334 VXNlcm5hbWU6
            EHLO me;AUTH LOGIN;$user                                | 334 UGFzc3dvcmQ6
            EHLO me;AUTH LOGIN;$user;$password                      | 235 2.7.0
            EHLO me;AUTH LOGIN $user;$password                      | 235 2.7.0
            EHLO me;AUTH LOGIN $user;$user                          | 535 5.7.8
            EHLO me;AUTH LOGIN $user;*                              | 501 5.7.0
            EHLO me;AUTH LOGIN =;=                                  | 535 5.7.8
            EHLO me;AUTH LOGIN $user;!!                             | 501 5.5.2
            EHLO me;AUTH PLAIN AGEAYg==                             | 535 5.7.8
            EHLO me;AUTH PLAIN eABhAGI=                             | 535 5.7.8
            EHLO me;AUTH PLAIN =                                    | 501 5.5.2
            EHLO me;AUTH PLAIN !!                                   | 501 5.5.2
            EHLO me;AUTH PLAIN /////w==                             | 501 5.5.2
            EHLO me;AUTH PLAIN a b                                  | 501 5.5.4
            EHLO me;AUTH                                            | 501 5.5.4
            EHLO me;AUTH CRAM-MD5                                   | 504 5.5.4
            EHLO me;AUTH XOAUTH2 x                                  | 504 5.5.4
            EHLO me;$plain;$plain                                   | 503 5.5.1
            $in;MAIL FROM:<a@example.com>                           | 250 2.1.0
            $in;mail from:<a@example.com>                           | 250 2.1.0
            $in;MAIL FROM: <a@example.com>                          | 250 2.1.0
            $in;MAIL FROM:<>                                        | 250 2.1.0
            $in;MAIL FROM:<"a b"@example.com>                       | 250 2.1.0
            $in;MAIL FROM:<@relay.example:a@example.com>            | 250 2.1.0
            $in;MAIL FROM:<a@[127.0.0.1]>                           | 250 2.1.0
            $in;MAIL FROM:<a@example.com> SIZE=10000                | 250 2.1.0
            $in;MAIL FROM:<a@example.com> size=100 BODY=8bitmime    | 250 2.1.0
            $in;MAIL FROM:<a@example.com> BODY=7BIT AUTH=<>         | 250 2.1.0
            $in;MAIL FROM:<a@example.com> BODY=7BIT AUTH=x@y        | 250 2.1.0
            $in;MAIL FROM:<ä@example.com> SMTPUTF8                  | 250 2.1.0
            $in;MAIL FROM:<ä@example.com>                           | 553 5.6.7
            $in;MAIL FROM:<a@example.com> SIZE=10001                | 552 5.3.4
            $in;MAIL FROM:<a@example.com> SIZE=99999999999999999999 | 552 5.3.4
            $in;MAIL FROM:<a@example.com> SIZE=x                    | 501 5.5.4
            $in;MAIL FROM:<a@example.com> SIZE=1 SIZE=1             | 501 5.5.4
            $in;MAIL FROM:<a@example.com> BODY=BINARYMIME           | 501 5.5.4
            $in;MAIL FROM:<a@example.com> SMTPUTF8=yes              | 501 5.5.4
            $in;MAIL FROM:<a@example.com> RET=FULL                  | 555 5.5.4
            $in;MAIL FROM:<a@example.com>junk                       | 501 5.5.4
            $in;MAIL FROM:a@example.com                             | 501 5.5.4
            $in;MAIL FROM:                                          | 501 5.5.4
            $in;MAIL TO:<a@example.com>                             | 501 5.5.4
            $in;MAIL                                                | 501 5.5.4
            $in;MAIL FROM:<a>                                       | 553 5.1.3
            $in;MAIL FROM:<a@b@example.com>                         | 553 5.1.3
            $in;MAIL FROM:<a@example..com>                          | 553 5.1.3
            $in;MAIL FROM:<stranger@example.com>                    | 550 5.7.1
            $in;MAIL FROM:<a@example.com>;MAIL FROM:<a@example.com> | 503 5.5.1
            $in;MAIL FROM:<a@example.com>;$plain                    | 503 5.5.1
            $in;RCPT TO:<b@example.com>                             | 503 5.5.1
            $in;$from;RCPT TO:<b@example.com>                       | 250 2.1.5
            $in;$from;RCPT TO:<refused@example.com>                 | 550 5.1.1
            $in;$from;RCPT TO:<refused@example.com>;$to             | 250 2.1.5
            $in;$from;RCPT TO:<>                                    | 553 5.1.3
            $in;$from;RCPT TO:<b>                                   | 553 5.1.3
            $in;$from;RCPT TO:b@example.com                         | 501 5.5.4
            $in;$from;RCPT FROM:<b@example.com>                     | 501 5.5.4
            $in;$from;RCPT TO:<ö@example.com>                       | 553 5.6.7
            $in;$from;RCPT TO:<b@example.com> NOTIFY=NEVER          | 555 5.5.4
            $in;$from;$to;$to;$to;$to                               | 452 4.5.3
            $in;DATA                                                | 503 5.5.1
            $in;$from;DATA                                          | 503 5.5.1
            $in;$from;$to;DATA now                                  | 501 5.5.4
            $in;$from;$to;DATA                                      | 354
            $in;$from;$to;DATA;.                                    | 250 2.0.0 queued as
            $in;$from;$to;RSET;DATA                                 | 503 5.5.1
            $in;$from;$to;EHLO me;DATA                              | 503 5.5.1
            $in;$from;$to;RSET;$from                                | 250 2.1.0
            $in;MAIL FROM:<broken@example.com>;$to;DATA;.           | 451 4.3.0
            $in;MAIL FROM:<broken@example.com>;$to;DATA;.;$from     | 250 2.1.0
            """)
    void theLastCommandIsAnswered(String commands, String reply) throws Exception {
        try (SmtpTestClient smtp = new SmtpTestClient(listener.address())) {
            String last = smtp.readReply();
            for (String command : expand(commands).split(";", -1)) {
                last = smtp.command(command);
            }
            assertThat(last).startsWith(reply);
        }
    }

    @Test
    void everyExtensionIsOffered() throws Exception {
        try (SmtpTestClient smtp = new SmtpTestClient(listener.address())) {
            assertThat(smtp.readReply()).startsWith("220 latchkey.test ESMTP");
            smtp.send("EHLO me\r\n");
            assertThat(smtp.readWholeReply().lines()).containsExactly("250-latchkey.test", "250-PIPELINING",
                    "250-SIZE 10000",
                    "250-8BITMIME", "250-SMTPUTF8", "250-ENHANCEDSTATUSCODES", "250-AUTH PLAIN LOGIN", "250 HELP");
            assertThat(SmtpOptions.plain().maxMessageBytes()).isEqualTo(25_165_824);
        }
    }

    @Test
    void aMailIsTakenAsItCame() throws Exception {
        try (SmtpTestClient smtp = new SmtpTestClient(listener.address()).logIn()) {
            smtp.command("MAIL FROM:<ada@example.com> SIZE=20 BODY=8BITMIME SMTPUTF8");
            smtp.command("RCPT TO:<bob@example.com>");
            smtp.command("RCPT TO:<jörg@exämple.com>");
            smtp.command("DATA");
            assertThat(smtp.command("Subject: grüß\r\n\r\n..\r\n..dots\r\n.\u00fc\r\nend\r\n."))
                    .startsWith("250 2.0.0 queued as msg_");

            FakeSmtpBackend.Mail mail = backend.mails.get(backend.mails.size() - 1);
            assertThat(mail.envelope().from()).isEqualTo("ada@example.com");
            assertThat(mail.envelope().recipients()).containsExactly("bob@example.com", "jörg@exämple.com");
            assertThat(mail.envelope().smtpUtf8()).isTrue();
            assertThat(mail.envelope().eightBit()).isTrue();
            assertThat(mail.envelope().declaredSize()).isEqualTo(20);
            assertThat(mail.text()).isEqualTo("Subject: grüß\r\n\r\n.\r\n.dots\r\nü\r\nend\r\n");
            assertThat(smtp.command("QUIT")).startsWith("221");
            assertThat(smtp.readReply()).isEmpty();
        }
    }

    @Test
    void commandsThatComeTogetherAreAnsweredInOrder() throws Exception {
        try (SmtpTestClient smtp = new SmtpTestClient(listener.address()).logIn()) {
            smtp.send(
                    "MAIL FROM:<a@example.com>\r\nRCPT TO:<b@example.com>\r\nRCPT TO:<refused@example.com>\r\nDATA\r\n"
                            + "x\r\n.\r\nMAIL FROM:<a@example.com>\r\nRSET\r\nNOOP\r\nQUIT\r\n");
            for (String reply : new String[]{"250 2.1.0", "250 2.1.5", "550", "354", "250 2.0.0 queued", "250 2.1.0",
                    "250", "250", "221"}) {
                assertThat(smtp.readReply()).startsWith(reply);
            }
        }
    }

    @Test
    void aMailOfTheLimitIsTakenAndOneByteMoreIsNot() throws Exception {
        try (SmtpTestClient smtp = new SmtpTestClient(listener.address()).logIn()) {
            assertThat(smtp.startData().command("x".repeat(9_998) + "\r\n.")).startsWith("250 2.0.0");
            assertThat(smtp.startData().command("x".repeat(9_999) + "\r\n.")).startsWith("552 5.3.4");
            assertThat(smtp.startData().command("small\r\n.")).startsWith("250 2.0.0");
        }
    }

    @Test
    void aMailThatNeverEndsIsHungUpOn() throws Exception {
        try (SmtpTestClient smtp = new SmtpTestClient(listener.address()).logIn()) {
            smtp.startData().send("x".repeat(150_000));
            assertThat(smtp.readReply()).startsWith("552");
            assertThat(smtp.readReply()).isEmpty();
        }
    }

    @Test
    void linesThatAreTooLongOrNoTextAreRefusedAndForgotten() throws Exception {
        try (SmtpTestClient smtp = new SmtpTestClient(listener.address()).logIn()) {
            assertThat(smtp.command("NOOP " + "x".repeat(2_043))).startsWith("250");
            assertThat(smtp.command("NOOP " + "x".repeat(2_044))).startsWith("500 5.5.2");
            assertThat(smtp.command("NOOP \0")).startsWith("500 5.5.2");
            smtp.send(new byte[]{'N', (byte) 0xff, '\r', '\n'});
            assertThat(smtp.readReply()).startsWith("500 5.5.2");
            assertThat(smtp.command("NOOP")).startsWith("250");
        }
    }

    @Test
    void aRevokedKeySendsNoFurtherMail() throws Exception {
        try (SmtpTestClient smtp = new SmtpTestClient(listener.address()).logIn()) {
            assertThat(smtp.startData().command("x\r\n.")).startsWith("250");
            backend.revoked = true;
            assertThat(smtp.command("MAIL FROM:<a@example.com>")).startsWith("535 5.7.8");
            assertThat(smtp.readReply()).isEmpty();
        } finally {
            backend.revoked = false;
        }
    }

    @Test
    void guessingPasswordsAndTalkingNonsenseEndAConnection() throws Exception {
        try (SmtpTestClient guesser = new SmtpTestClient(listener.address());
                SmtpTestClient fool = new SmtpTestClient(listener.address())) {
            guesser.readReply();
            guesser.command("EHLO me");
            for (int i = 0; i < 4; i++) {
                assertThat(guesser.command("AUTH PLAIN AGEAYg==")).startsWith("535");
            }
            assertThat(guesser.command("AUTH PLAIN AGEAYg==")).startsWith("535");
            assertThat(guesser.readReply()).startsWith("421");
            fool.readReply();
            for (int i = 0; i < 21; i++) {
                assertThat(fool.command("WHAT")).startsWith("500");
            }
            assertThat(fool.readReply()).startsWith("421");
            assertThat(fool.readReply()).isEmpty();
        }
    }

    @Test
    void aClientThatIsNotAdmittedIsToldSo() throws Exception {
        backend.rejectsClients = true;
        try (SmtpTestClient smtp = new SmtpTestClient(listener.address())) {
            assertThat(smtp.readReply()).startsWith("554 5.7.1");
            assertThat(smtp.readReply()).isEmpty();
        } finally {
            backend.rejectsClients = false;
        }
    }

    private static String expand(String commands) {
        String token = SmtpTestClient.AUTH_PLAIN.substring("AUTH PLAIN ".length());
        return commands.replace("$in", "EHLO me;$plain").replace("$plain", "AUTH PLAIN $token").replace("$token", token)
                .replace("$user", SmtpTestClient.base64(FakeSmtpBackend.USER))
                .replace("$password", SmtpTestClient.base64(FakeSmtpBackend.PASSWORD))
                .replace("$from", "MAIL FROM:<a@example.com>").replace("$to", "RCPT TO:<b@example.com>");
    }
}
