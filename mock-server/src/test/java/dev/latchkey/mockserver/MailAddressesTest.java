package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.smtp.SmtpTestClient;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses of mails: those that the relay accepts, and where they are found afterwards. */
class MailAddressesTest {
    private MailFixture fixture;

    @BeforeEach
    void start() throws IOException {
        fixture = new MailFixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource({"from:bounce+ann@example.com,1", "from:shop@example.com,1", "from:bounce,1", "bounce+ann,1",
            "from:ann@example.com,0", "to:ann@example.com,1", "to:team@example.com,1", "team@example.com,1",
            "to:eam@example.com,0", "cc:carol@example.com,1", "cc:ann@example.com,0", "bcc:ann@example.com,1",
            "bcc:nn@example.com,0", "message-id:7.a@example.com,1", "message-id:<7.a@example.com>,1",
            "message-id:a@example.com,0", "reply-to:help@example.com,1", "reply-to:lp@example.com,0"})
    void envelopeAndHeaderAreBothFoundByTheirAddresses(String query, int found) throws IOException {
        send("bounce+ann@example.com", "ann@example.com", "From: Shop <shop@example.com>",
                "To: Team <team@example.com>",
                "Cc: Carol <carol@example.com>", "Reply-To: help@example.com", "Message-ID: <7.a@example.com>");

        assertThat(find(query)).hasSize(found);
    }

    @Test
    void theEnvelopeSenderAndTheRecipientsOfTheHeaderAreAmongTheHeaderFields() throws IOException {
        send("bounce+ann@example.com", "ann@example.com", "From: shop@example.com", "To: Team <team@example.com>");

        assertThat(headers()).contains(Map.of("name", "Return-Path", "value", "<bounce+ann@example.com>"),
                Map.of("name", "To", "value", "Team <team@example.com>"));
    }

    @Test
    void aMailWhoseHeaderAndEnvelopeAgreeHasNoFurtherFields() throws IOException {
        send("shop@example.com", "ann@example.com", "From: shop@example.com", "To: Ann <ann@example.com>");

        assertThat(headers()).isEmpty();
    }

    @Test
    void aWholeAddressIsNoPieceOfAnotherInSearchAndVerification() throws IOException {
        send("joann@localhost", "joann@example.com", "From: joann@localhost", "To: Jo Ann <joann@example.com>");

        assertThat(find("to:ann@example.com")).isEmpty();
        assertThat(find("to:joann@example.co")).isEmpty();
        assertThat(find("from:ann@localhost")).isEmpty();
        assertThat(find("to:\"ann@example.com\"")).isEmpty();
        assertThat(find("to:JOANN@example.com from:joann@localhost")).hasSize(1);
        assertThat(find("to:ann")).hasSize(1);
        assertThat(find("to:@example.com")).hasSize(1);
        assertThat(verify("{\"q\":\"to:ann@example.com\",\"times\":{\"never\":true}}")).isTrue();
        assertThat(verify("{\"q\":\"to:ann@example.com\"}")).isFalse();
        assertThat(verify("{\"q\":\"to:joann@example.com\"}")).isTrue();
    }

    @Test
    void aListOfQueriesThatIsEmptyIsRefused() {
        assertThat(fixture.server.api.post("/_latchkey/v1/verify", "{\"inOrder\":[]}").status()).isEqualTo(422);
    }

    @Test
    void longLocalPartsAreAccepted() throws IOException {
        for (int length : new int[]{65, 300, 900}) {
            String address = "b".repeat(length) + "@example.com";
            String quoted = '"' + "b c".repeat(length / 3) + "\"@example.com";
            try (SmtpTestClient smtp = fixture.connectAndLogIn()) {
                assertThat(smtp.command("MAIL FROM:<" + address + ">")).startsWith("250 ");
                assertThat(smtp.command("RCPT TO:<" + address + ">")).startsWith("250 ");
                assertThat(smtp.command("RCPT TO:<" + quoted + ">")).startsWith("250 ");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Postmaster", "postmaster", "a.@example.com", ".a@example.com", "a..b@example.com",
            "a@[127.0.0.1]", "a@[IPv6:::1]"})
    void unusualRecipientsAreAccepted(String address) throws IOException {
        try (SmtpTestClient smtp = fixture.connectAndLogIn()) {
            assertThat(smtp.command("MAIL FROM:<a@example.com>")).startsWith("250 ");
            assertThat(smtp.command("RCPT TO:<" + address + ">")).startsWith("250 ");
            assertThat(smtp.command("DATA")).startsWith("354 ");
            assertThat(smtp.command("Subject: Hello\r\n\r\nHello\r\n.")).startsWith("250 ");
        }
        assertThat(find("to:" + address)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hostmaster", "a@[999.1.1.1]", "a@[1.2.3]", "a@b..example", "a@"})
    void whatIsNoAddressIsRefused(String address) throws IOException {
        try (SmtpTestClient smtp = fixture.connectAndLogIn()) {
            assertThat(smtp.command("MAIL FROM:<a@example.com>")).startsWith("250 ");
            assertThat(smtp.command("RCPT TO:<" + address + ">")).startsWith("553 5.1.3");
        }
    }

    @Test
    void aRejectingRecipientIsRefusedAloneAndTheOthersGetTheMail() throws IOException {
        try (SmtpTestClient smtp = fixture.connectAndLogIn()) {
            assertThat(smtp.command("MAIL FROM:<a@example.com>")).startsWith("250 ");
            assertThat(smtp.command("RCPT TO:<Reject+1@magic.latchkey.test>")).startsWith("550 5.1.1");
            assertThat(smtp.command("RCPT TO:<ann@example.com>")).startsWith("250 ");
            assertThat(smtp.command("DATA")).startsWith("354 ");
            assertThat(smtp.command("Subject: Hello\r\n\r\nHello\r\n.")).startsWith("250 ");
        }
        assertThat(find("to:ann@example.com")).hasSize(1);
        assertThat(find("to:magic")).isEmpty();
    }

    @Test
    void onlyQuitFollowsAGreetingThatRefuses() throws IOException {
        addFault("{\"phase\":\"connect\",\"effect\":{\"type\":\"reply\",\"code\":554}}");
        try (SmtpTestClient smtp = new SmtpTestClient(fixture.relay)) {
            assertThat(smtp.readReply()).startsWith("554 ");
            assertThat(smtp.command("EHLO me.example")).startsWith("503 5.5.1");
            assertThat(smtp.command("NOOP")).startsWith("503 5.5.1");
            assertThat(smtp.command("QUIT")).startsWith("221 ");
        }
    }

    @Test
    void aSimulatedReplyWithoutATextHasAnEnhancedStatusCode() throws IOException {
        addFault("{\"phase\":\"mail\",\"effect\":{\"type\":\"reply\",\"code\":451}}");
        addFault("{\"phase\":\"rcpt\",\"effect\":{\"type\":\"reply\",\"code\":550,\"text\":\"Mine\"}}");
        try (SmtpTestClient smtp = fixture.connectAndLogIn()) {
            assertThat(smtp.command("MAIL FROM:<a@example.com>")).startsWith("451 4.0.0 ");
        }
    }

    private void addFault(String rule) {
        assertThat(fixture.server.api.post("/_latchkey/v1/faults", rule).status()).isEqualTo(201);
    }

    private void send(String from, String to, String... header) throws IOException {
        try (SmtpTestClient smtp = fixture.connectAndLogIn()) {
            assertThat(smtp.command("MAIL FROM:<" + from + ">")).startsWith("250 ");
            assertThat(smtp.command("RCPT TO:<" + to + ">")).startsWith("250 ");
            assertThat(smtp.command("DATA")).startsWith("354 ");
            assertThat(smtp.command(String.join("\r\n", header) + "\r\n\r\nHello\r\n.")).startsWith("250 ");
        }
    }

    private List<?> find(String query) {
        return fixture.server.api
                .get("/_latchkey/v1/messages?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8)).list("items");
    }

    private boolean verify(String body) {
        return Boolean.TRUE.equals(fixture.server.api.post("/_latchkey/v1/verify", body).json().get("satisfied"));
    }

    private List<Object> headers() {
        Map<?, ?> message = (Map<?, ?>) find("channel:email").get(0);
        ApiClient.Response response = fixture.server.api.get("/_latchkey/v1/messages/" + message.get("id"));
        return response.json().get("headers") instanceof List<?> fields ? List.copyOf(fields) : List.of();
    }
}
