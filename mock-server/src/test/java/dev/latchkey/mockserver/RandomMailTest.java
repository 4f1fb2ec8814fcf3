package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.smtp.SmtpTestClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** Random SMTP input: the relay replies to each command, stores complete mails or nothing, and never fails. */
class RandomMailTest {
    private static final String QUEUED = "250 2.0.0 queued as ";

    private MailFixture fixture;

    @BeforeProperty
    void start() throws IOException {
        fixture = new MailFixture();
    }

    @AfterProperty
    void stop() throws IOException {
        fixture.assertHealthy();
        fixture.close();
    }

    @Property(tries = 500)
    void anyBytesAreRefused(@ForAll @Size(min = 1, max = 200) byte[] bytes, @ForAll boolean known) throws IOException {
        try (SmtpTestClient smtp = known ? fixture.connectAndLogIn() : fixture.connect()) {
            smtp.send(bytes);
            smtp.send("\r\nQUIT\r\n");

            List<String> answers = all(smtp);
            assertThat(answers).isNotEmpty().allMatch(response -> response.matches("[245]\\d\\d [245]\\.\\d\\.\\d.*"));
            assertThat(answers.get(answers.size() - 1)).matches("(221|421|500) .*");
        }
        assertThat(fixture.messageCount()).isZero();
    }

    @Property(tries = 500)
    void anySoupOfCommandsIsAnsweredOneByOne(@ForAll("commands") List<String> commands) throws IOException {
        int before = fixture.messageCount();
        int queued = 0;
        boolean inData = false;
        try (SmtpTestClient smtp = fixture.connectAndLogIn()) {
            for (String command : commands) {
                String response = smtp.command(inData ? "Text: " + command + "\r\n." : command);
                inData = response.startsWith("354");
                assertThat(response).as("%s in %s", command, commands).matches("[2345]\\d\\d .*")
                        .doesNotContain("The server failed");
                queued += response.startsWith(QUEUED) ? 1 : 0;
                if (response.startsWith("221") || response.startsWith("421")) {
                    break;
                }
            }
        }
        assertThat(fixture.messageCount()).isEqualTo(before + queued);
    }

    @Property(tries = 500)
    void anyMailIsStoredWholeOrRefused(@ForAll("mails") String mail) throws IOException {
        int before = fixture.messageCount();
        String response;
        try (SmtpTestClient smtp = fixture.startData()) {
            smtp.send(mail.replaceAll("(?m)^\\.", ".."));
            response = smtp.command("\r\n.");
        }
        assertThat(response).matches("(250|550|552|554) .*");
        if (response.startsWith(QUEUED)) {
            String path = "/_latchkey/v1/messages/" + response.substring(QUEUED.length());
            String account = "?account=" + fixture.server.accountId;
            Map<?, ?> stored = fixture.server.api.get(path + account).json();
            assertThat(stored.get("status")).isEqualTo("delivered");
            assertThat(((List<?>) stored.get("recipients"))).hasSize(1);
            assertThat(fixture.server.api.get(path + "/raw" + account).body()).isEqualTo(mail + "\r\n");
            assertThat(fixture.server.api.get(path + "/events" + account).list("items")).hasSize(3);
            fixture.server.api.delete("/_latchkey/v1/messages" + account);
        } else {
            assertThat(fixture.messageCount()).isEqualTo(before);
        }
    }

    @Provide
    Arbitrary<List<String>> commands() {
        Arbitrary<String> right = Arbitraries.of("EHLO me.example", "MAIL FROM:<a@example.com>",
                "RCPT TO:<b@example.com>", "RCPT TO:<c@example.com>", "DATA", "Subject: x", ".",
                "RSET",
                "NOOP", "MAIL FROM:<>", "MAIL FROM:<a@example.com> SIZE=100", "VRFY a", "HELP", "AUTH LOGIN", "*");
        Arbitrary<String> parts = Arbitraries.of("MAIL", "RCPT", "DATA", "FROM:", "TO:", "<", ">", "@", "a", " ", " ",
                "SIZE=", "BODY=", "8BITMIME", "99999999999", "\"", ":", "ä", "\u0000", "\t", "=", "AUTH PLAIN ",
                "AAAA");
        Arbitrary<String> wrong = parts.list().ofMinSize(1).ofMaxSize(8).map(list -> String.join("", list));
        return Arbitraries.frequencyOf(Tuple.of(3, right), Tuple.of(1, wrong)).list()
                .ofMaxSize(14);
    }

    @Provide
    Arbitrary<String> mails() {
        Arbitrary<String> parts = Arbitraries.of("Subject: x", "Subject: =?utf-8?B?w6Q=?=", "Subject: =?x?Q?=?=",
                "From: a@example.com", "From: <<>>", "To: \"", "To: bob@example.com, ,;",
                "Content-Type: multipart/mixed",
                "Content-Type: multipart/mixed; boundary=b", "Content-Type: text/html; charset=nonsense",
                "Content-Type: ;;", "Content-Transfer-Encoding: base64", "Content-Transfer-Encoding: quoted-printable",
                "Content-Transfer-Encoding: 8bit", "Content-Disposition: attachment; filename*=x''%zz", "--b", "--b--",
                "", "", "Hello", "=C3=", "%%%", ".", "..", " folded", "\t", ":", "no colon", "Date: never",
                "\u00e4\u0000",
                "X-Latchkey-Outcome: nonsense", "Message-ID: <", "Content-Type: message/rfc822", "=",
                "a".repeat(1_200));
        return parts.list().ofMaxSize(20).map(list -> String.join("\r\n", list));
    }

    private static List<String> all(SmtpTestClient smtp) throws IOException {
        List<String> answers = new ArrayList<>();
        for (String response = smtp.readReply(); !response.isEmpty(); response = smtp.readReply()) {
            answers.add(response);
        }
        return answers;
    }

}
