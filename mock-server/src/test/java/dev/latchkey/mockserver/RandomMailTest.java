package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.smtp.Line;
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

/** Whatever a mail client says, the relay answers it, stores whole mails or nothing, and does not fail. */
class RandomMailTest {
    private static final String QUEUED = "250 2.0.0 queued as ";

    private MailFixture ground;

    @BeforeProperty
    void start() throws IOException {
        ground = new MailFixture();
    }

    @AfterProperty
    void stop() throws IOException {
        ground.assertHealthy();
        ground.close();
    }

    @Property(tries = 500)
    void anyBytesAreRefused(@ForAll @Size(min = 1, max = 200) byte[] bytes, @ForAll boolean known) throws IOException {
        try (Line line = known ? ground.connectAndLogIn() : ground.connect()) {
            line.send(bytes);
            line.send("\r\nQUIT\r\n");

            List<String> answers = all(line);
            assertThat(answers).isNotEmpty().allMatch(answer -> answer.matches("[245]\\d\\d [245]\\.\\d\\.\\d.*"));
            assertThat(answers.get(answers.size() - 1)).matches("(221|421|500) .*");
        }
        assertThat(ground.messageCount()).isZero();
    }

    @Property(tries = 500)
    void anySoupOfCommandsIsAnsweredOneByOne(@ForAll("commands") List<String> commands) throws IOException {
        int before = ground.messageCount();
        int queued = 0;
        boolean inData = false;
        try (Line line = ground.connectAndLogIn()) {
            for (String command : commands) {
                String answer = line.say(inData ? "Text: " + command + "\r\n." : command);
                inData = answer.startsWith("354");
                assertThat(answer).as("%s in %s", command, commands).matches("[2345]\\d\\d .*")
                        .doesNotContain("The server failed");
                queued += answer.startsWith(QUEUED) ? 1 : 0;
                if (answer.startsWith("221") || answer.startsWith("421")) {
                    break;
                }
            }
        }
        assertThat(ground.messageCount()).isEqualTo(before + queued);
    }

    @Property(tries = 500)
    void anyMailIsStoredWholeOrRefused(@ForAll("mails") String mail) throws IOException {
        int before = ground.messageCount();
        String answer;
        try (Line line = ground.startData()) {
            line.send(mail.replaceAll("(?m)^\\.", ".."));
            answer = line.say("\r\n.");
        }
        assertThat(answer).matches("(250|550|552|554) .*");
        if (answer.startsWith(QUEUED)) {
            String path = "/_latchkey/v1/messages/" + answer.substring(QUEUED.length());
            String account = "?account=" + ground.server.accountId;
            Map<?, ?> stored = ground.server.api.get(path + account).json();
            assertThat(stored.get("status")).isEqualTo("delivered");
            assertThat(((List<?>) stored.get("recipients"))).hasSize(1);
            assertThat(ground.server.api.get(path + "/raw" + account).body()).isEqualTo(mail + "\r\n");
            assertThat(ground.server.api.get(path + "/events" + account).list("items")).hasSize(3);
            ground.server.api.delete("/_latchkey/v1/messages" + account);
        } else {
            assertThat(ground.messageCount()).isEqualTo(before);
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

    private static List<String> all(Line line) throws IOException {
        List<String> answers = new ArrayList<>();
        for (String answer = line.hear(); !answer.isEmpty(); answer = line.hear()) {
            answers.add(answer);
        }
        return answers;
    }

}
