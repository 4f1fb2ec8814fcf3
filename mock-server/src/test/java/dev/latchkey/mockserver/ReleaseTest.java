package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.account.ApiLimits;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryRules;
import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.DeliveryUpdate;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageSource;
import dev.latchkey.mockserver.model.MessageStatus;
import dev.latchkey.mockserver.model.Recipient;
import dev.latchkey.mockserver.model.RetentionLimits;
import dev.latchkey.mockserver.release.MailReceiver;
import dev.latchkey.mockserver.release.ReleaseSmtpServer;
import dev.latchkey.mockserver.smtp.SmtpOptions.TlsMode;
import dev.latchkey.mockserver.store.MessageStore.NewMessage;
import dev.latchkey.mockserver.store.memory.MemoryStore;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.Environment;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Releasing captured mail to allowed recipients, and to no others. */
@Timeout(60)
class ReleaseTest {
    private static final String ID = "msg_1";
    private static final String RAW = """
            From: Ann <ann@shop.test>\r
            To: hard-bounce@magic.latchkey.test\r
            BCC: hidden@shop.test,\r
             hidden2@shop.test\r
            Subject: grüß\r
            \r
            .\r
            Bcc: of the text\r
            """;

    private MailReceiver receiver;
    private RunningServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
        receiver.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "STARTTLS"})
    void aMailReachesWhomItMay(TlsMode mode) throws IOException {
        start(mode, "127.0.0.1", "example.com", "*.Example.org", "bob@example.net");

        ApiClient.Response response = release("Eve@EXAMPLE.com", "x@mail.example.org", "BOB@example.net",
                "BOB@example.net");
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        assertThat(response.list("recipients").stream().map(String::valueOf)).containsExactly("Eve@EXAMPLE.com",
                "x@mail.example.org", "BOB@example.net");
        assertThat(receiver.envelopes).singleElement().satisfies(envelope -> {
            assertThat(envelope.from()).isEqualTo("ann@shop.test");
            assertThat(envelope.recipients()).containsExactly("Eve@EXAMPLE.com", "x@mail.example.org",
                    "BOB@example.net");
            assertThat(envelope.eightBit()).isTrue();
            assertThat(envelope.smtpUtf8()).isTrue();
        });
        assertThat(receiver.mails).singleElement().asString().isEqualTo("X-Latchkey-Released: msg_1\r\n"
                + RAW.replace("BCC: hidden@shop.test,\r\n hidden2@shop.test\r\n", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob@example.net", "bob@sub.example.com", "bob@example.org", "bob@example.com.evil.test",
            "ann@evilexample.com", "ann@xmail.example.org.test"})
    void whoIsNotAllowedIsNamedAndNobodyGetsTheMail(String stranger) throws IOException {
        start(TlsMode.NONE, "127.0.0.1", "example.com", "*.example.org", "ann@example.net");

        ApiClient.Response refused = release("eve@example.com", stranger);
        RefusalTest.assertRefused(refused, 403, "release-forbidden");
        assertThat(refused.text("detail")).contains(stranger, "--release-to").doesNotContain("eve@example.com");
        assertThat(refused.fieldErrors()).containsExactly("#/to/1 not-allowed");
        assertThat(receiver.mails).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "Eve <eve@example.com>", "eve@example.com,bob@evil.test", "@example.com",
            "eve@example.com>\\r\\nRCPT TO:<bob@evil.test", "eve\\n@example.com", "eve@example.com ",
            "\\u2028@example.com",
            "@evil.test:eve@example.com", "bob@evil.test@example.com"})
    void whatIsNoAddressIsTold(String wrong) throws IOException {
        start(TlsMode.NONE, "127.0.0.1", "example.com");

        ApiClient.Response refused = release(wrong);
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(receiver.mails).isEmpty();
    }

    @Test
    void whatTheServerRefusesIsQuotedAndNobodyGetsTheMail() throws IOException {
        start(TlsMode.NONE, "127.0.0.1", "example.com");

        ApiClient.Response refused = release("eve@example.com", "nobody@example.com");
        RefusalTest.assertRefused(refused, 502, "release-refused");
        assertThat(refused.text("detail")).contains("nobody@example.com", "550 5.1.1 Nobody of this name.");
        assertThat(receiver.mails).isEmpty();
    }

    @Test
    void aServerThatLetsNobodyInIsQuoted() throws IOException {
        start(TlsMode.NONE, "127.0.0.1", "example.com");
        receiver.refusesPeers = true;

        ApiClient.Response refused = release("eve@example.com");
        RefusalTest.assertRefused(refused, 502, "release-refused");
        assertThat(refused.text("detail")).contains("554 5.7.1 Not from your address.");
    }

    @Test
    void aWrongPasswordIsToldButNotShown() throws IOException {
        receiver = new MailReceiver(TlsMode.STARTTLS, "127.0.0.1");
        serve(receiver.server("example.com").login(MailReceiver.USER, Secret.of("Falsch-2.7182818")));

        ApiClient.Response refused = release("eve@example.com");
        RefusalTest.assertRefused(refused, 502, "release-refused");
        assertThat(refused.text("detail")).contains("(535 5.7.8)", "--release-password").doesNotContain("Falsch");
    }

    @Test
    void aCertificateThatNobodyTrustsIsNotSpokenTo() throws IOException {
        receiver = new MailReceiver(TlsMode.STARTTLS, "127.0.0.1");
        serve(receiver.untrusted("example.com"));

        assertUnreachable("ertificat");
    }

    @Test
    void aCertificateOfAnotherNameIsNotSpokenTo() throws IOException {
        start(TlsMode.STARTTLS, "mail.example.com", "example.com");

        assertUnreachable("ertificat");
    }

    @Test
    void aServerThatIsNotThereIsNamed() throws IOException {
        start(TlsMode.NONE, "127.0.0.1", "example.com");
        receiver.close();

        assertUnreachable("Connection refused");
    }

    @Test
    void aConnectionThatBreaksLeavesItOpenWhetherTheMailWent() throws IOException {
        start(TlsMode.NONE, "127.0.0.1", "example.com");
        receiver.resetsAfterData = true;

        assertUnreachable("unknown whether");
    }

    private void assertUnreachable(String words) {
        ApiClient.Response refused = release("eve@example.com");
        RefusalTest.assertRefused(refused, 503, "release-unreachable");
        assertThat(refused.text("detail")).contains(words, "127.0.0.1:");
    }

    private void start(TlsMode mode, String name, String... allowed) throws IOException {
        receiver = new MailReceiver(mode, name);
        serve(receiver.server(allowed));
    }

    private void serve(ReleaseSmtpServer through) throws IOException {
        server = new RunningServer(new MemoryStore(RetentionLimits.IN_MEMORY),
                new ServerOptions(ApiLimits.DEFAULTS, DeliveryRules.DEFAULTS, List.of(), through));
        Content content = new Content("Ann <ann@shop.test>", List.of(Recipient.to("hard-bounce@magic.latchkey.test")),
                null, "grüß", ".", null, List.of(), List.of(), List.of(), null);
        Message message = new Message(ID, server.accountId, 0, Channel.EMAIL, "sandbox", Environment.SANDBOX, "key_1",
                "name", MessageSource.SMTP, "::1", "req_1", content, 1, null, BigDecimal.ZERO, 5,
                server.clock.instant(), null,
                MessageStatus.BOUNCED);
        assertThat(server.store.messages().add(new NewMessage(message, RAW.getBytes(StandardCharsets.UTF_8), List.of()),
                DeliveryUpdate.NONE)).isPresent();
    }

    private ApiClient.Response release(String... to) {
        return server.api.post("/_latchkey/v1/messages/" + ID + "/release",
                "{\"to\":[\"" + String.join("\",\"", to) + "\"]}");
    }
}
