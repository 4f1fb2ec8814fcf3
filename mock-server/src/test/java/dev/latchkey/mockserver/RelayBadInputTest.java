package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.smtp.BadCommands;
import dev.latchkey.mockserver.smtp.SmtpTestClient;
import java.io.IOException;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invalid mails and SMTP commands: the relay and the journal say what is wrong, and nothing else changes. */
class RelayBadInputTest {
    @Test
    void hundredsOfWrongCommandsAreToldAndNoneLeavesATrace() throws IOException {
        try (MailFixture fixture = new MailFixture()) {
            String before = ServerState.snapshot(fixture.server);
            SoftAssertions each = new SoftAssertions();
            for (BadCommands.BadCommand bad : BadCommands.read(fixture.login)) {
                each.assertThat(bad.reply(fixture.relay)).as("%s", bad).matches(bad.expectedPattern());
                each.assertThat(fixture.lastJournalEntry()).as("%s", bad)
                        .matches("SMTP [a-zA-Z]+ " + bad.code() + " [a-z]+[a-z-]+");
            }
            each.assertAll();
            assertThat(ServerState.snapshot(fixture.server)).isEqualTo(before);
            fixture.assertHealthy();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            LARGE                                        | 552 5.3.4 | SMTP DATA 552 too-large
            LARGE LARGE LARGE LARGE                      | 552 5.3.4 | SMTP DATA 552 too-large
            Subject: x#.#MAIL FROM:<evil@example.com>    | 550 5.6.0 | SMTP DATA 550 invalid
            `Subject: a\rb`                              | 550 5.6.0 | SMTP DATA 550 invalid
            FIELDS                                       | 554 5.6.0 | SMTP DATA 554 invalid
            X-Latchkey-Outcome: nonsense                 | 550 5.6.0 | SMTP DATA 550 invalid
            """)
    void aMailThatCannotBeIsRefusedAfterAllOfItWasRead(String mail, String response, String entry) throws IOException {
        try (MailFixture fixture = new MailFixture()) {
            String before = ServerState.snapshot(fixture.server);
            String text = mail.replace("LARGE", "0123456789".repeat(1_001)).replace('#', '\n')
                    .replace("FIELDS", "X: 1\r\n".repeat(1_200));
            try (SmtpTestClient smtp = fixture.startData()) {
                assertThat(smtp.command(text + "\r\n\r\n.")).startsWith(response);
                assertThat(fixture.lastJournalEntry()).isEqualTo(entry);
                assertThat(smtp.command("NOOP")).startsWith("250 ");
            }
            assertThat(ServerState.snapshot(fixture.server)).isEqualTo(before);
            fixture.assertHealthy();
        }
    }

    @Test
    void aMailWithoutEndIsCutOffWithTheReasonAndNotJustBroken() throws IOException {
        try (MailFixture fixture = new MailFixture()) {
            try (SmtpTestClient smtp = fixture.startData()) {
                // Far more than the relay reads and the system buffers: the client sends everything before it reads a
                // reply.
                smtp.send("0123456789".repeat(1_200_000));

                assertThat(smtp.readReply()).startsWith("552 5.3.4 ");
                assertThat(smtp.readReply()).isEmpty();
                assertThat(fixture.lastJournalEntry()).isEqualTo("SMTP DATA 552 too-large");
            }
            fixture.assertHealthy();
        }
    }

    @Test
    void whoIsWrongTooOftenIsToldSoWhateverItStillSends() throws IOException {
        try (MailFixture fixture = new MailFixture()) {
            try (SmtpTestClient smtp = fixture.connect()) {
                smtp.send("WHAT\r\n".repeat(20_000));

                for (int i = 0; i < 21; i++) {
                    assertThat(smtp.readReply()).startsWith("500 5.5.2 ");
                }
                assertThat(smtp.readReply()).startsWith("421 4.7.0 ");
                assertThat(smtp.readReply()).isEmpty();
            }
            fixture.assertHealthy();
        }
    }

    @Test
    void whoBreaksOffAtAnyPointLeavesNothing() throws IOException {
        try (MailFixture fixture = new MailFixture()) {
            String before = ServerState.snapshot(fixture.server);
            for (int i = 0; i < 60; i++) {
                try (SmtpTestClient smtp = switch (i % 3) {
                    case 0 -> fixture.connect();
                    case 1 -> fixture.connectAndLogIn();
                    default -> fixture.startData();
                }) {
                    smtp.send("Subject: half\r\n\r\nThis mail has no".substring(0, i % 30));
                }
            }
            assertThat(ServerState.snapshot(fixture.server)).isEqualTo(before);
            fixture.assertHealthy();
        }
    }
}
