package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.sdk.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The control API: its functions, and who may call them. */
class ControlTest {
    private static final String ACCOUNTS = "/_latchkey/v1/accounts";
    private static final String TOKEN = "a-token-of-some-length";

    @Test
    void anAccountIsMadeAndListed() throws IOException {
        try (RunningServer server = new RunningServer()) {
            ApiClient.Response created = server.api.post(ACCOUNTS,
                    "{\"email\":\"Ann@Example.com\",\"password\":\"long enough\",\"balance\":12.50}");

            assertThat(created.status()).isEqualTo(201);
            assertThat(created.text("id")).startsWith("acct_");
            assertThat(created.text("email")).isEqualTo("ann@example.com");
            assertThat(server.api.get(ACCOUNTS).list("items")).hasSize(2);
            ApiClient.Response session = server.api.post("/sandbox/v1/sessions",
                    "{\"email\":\"ANN@example.com\",\"password\":\"long enough\"}");
            assertThat(session.status()).isEqualTo(201);
            assertThat(server.api.withToken(session.text("token")).get("/sandbox/v1/account").body())
                    .contains("\"balance\":12.5,").contains("\"maxKeys\":15");
        }
    }

    @Test
    void anAccountWithoutPasswordCannotSignIn() throws IOException {
        try (RunningServer server = new RunningServer()) {
            server.api.post(ACCOUNTS, "{\"email\":\"ann@example.com\"}");

            RefusalTest.assertRefused(server.api.post("/sandbox/v1/sessions",
                    "{\"email\":\"ann@example.com\",\"password\":\"\\u0000\"}"), 401, "sign-in-failed");
        }
    }

    @Test
    void anAddressIsTakenOnce() throws IOException {
        try (RunningServer server = new RunningServer()) {
            RefusalTest.assertRefused(server.api.post(ACCOUNTS, "{\"email\":\"DEMO@latchkey.test\"}"), 409,
                    "email-taken");
            assertThat(server.api.get(ACCOUNTS).list("items")).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                               | #/email missing
            {"email":"nobody"}                               | #/email not-an-address
            {"email":"ann\\u200b@b.example"}                | #/email not-an-address
            {"email":"a@b.example","password":"short"}       | #/password too-short
            {"email":"a@b.example","balance":-1}             | #/balance out-of-range
            {"email":"a@b.example","balance":"100"}          | #/balance wrong-kind
            {"email":"a@b.example","balance":0.00001}        | #/balance too-fine
            {"email":"a@b.example","balance":1e-999999999}   | #/balance too-fine
            {"email":"a@b.example","name":"x"}               | #/name unknown-field
            """)
    void anAccountWithAWrongFieldIsNotMade(String body, String error) throws IOException {
        try (RunningServer server = new RunningServer()) {
            ApiClient.Response response = server.api.post(ACCOUNTS, body);

            RefusalTest.assertRefused(response, 422, "invalid");
            assertThat(response.fieldErrors()).contains(error);
            assertThat(server.api.get(ACCOUNTS).list("items")).hasSize(1);
        }
    }

    @Test
    void aKeyIsForAKnownGatewayAndAKnownAccount() throws IOException {
        try (RunningServer server = new RunningServer()) {
            String keys = ACCOUNTS + "/" + server.accountId + "/keys";

            assertThat(server.api.post(keys, "{\"gateway\":\"pigeon\",\"name\":\"a\",\"permissions\":[\"*\"]}")
                    .fieldErrors()).containsExactly("#/gateway unknown");
            RefusalTest.assertRefused(server.api.post(ACCOUNTS + "/acct_none/keys",
                    "{\"gateway\":\"sandbox\",\"name\":\"a\",\"permissions\":[\"*\"]}"), 404, "not-found");
            assertThat(server.makeKey("\"permissions\":[\"*\"],\"environment\":\"live\"").text("environment"))
                    .isEqualTo("live");
        }
    }

    @Test
    void messagesAreListedByAccount() throws IOException {
        try (RunningServer server = new RunningServer()) {
            ApiClient keyed = server.keyed("\"permissions\":[\"*\"]");
            keyed.post("/sandbox/v1/sms", "{\"to\":\"+4915112345678\",\"text\":\"one\"}");
            keyed.post("/sandbox/v1/emails", """
                    {"from":"a@example.com","to":["Bob <b@example.com>"],"subject":"two","html":"<p>T"}""");

            ApiClient.Response page = server.api.get("/_latchkey/v1/messages?account=" + server.accountId);
            assertThat(page.list("items")).hasSize(2);
            assertThat(page.list("items").get(0).toString()).contains("subject=two", "Bob <b@example.com>");
            RefusalTest.assertRefused(server.api.get("/_latchkey/v1/messages?account=acct_none"), 404, "not-found");
            assertThat(server.api.get("/_latchkey/v1/messages").list("items")).hasSize(2);
            server.api.post(ACCOUNTS, "{\"email\":\"ann@example.com\"}");
            // The demo account does not count beside a single other one.
            assertThat(server.api.get("/_latchkey/v1/messages").list("items")).isEmpty();
            server.api.post(ACCOUNTS, "{\"email\":\"bob@example.com\"}");
            assertThat(server.api.get("/_latchkey/v1/messages").fieldErrors()).containsExactly("#/account missing");
            assertThat(server.api.get("/_latchkey/v1/messages?account=ann@example.com").list("items")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: evil.example", "Host: 127.0.0.1.evil.example", "Host: 10.0.0.1",
            "Host: localhost\r\nOrigin: https://evil.example", "Host: localhost\r\nOrigin: null",
            "Host: localhost\r\nOrigin: http://localhost:3000", "Host: localhost\r\nSec-Fetch-Site: cross-site",
            "Host: localhost\r\nX-Forwarded-For: 203.0.113.7", "Host: localhost\r\nForwarded: for=203.0.113.7",
            "Host: localhost\r\nVia: 1.1 proxy", "Host: localhost\r\nHost: evil.example",
            "Host: localhost@evil.example", "Host: "})
    void onLoopbackWebPagesAndForeignNamesAreShutOut(String headers) throws IOException {
        try (RunningServer server = new RunningServer()) {
            assertThat(status(server.port(), "GET " + ACCOUNTS, headers)).isIn("403", "400");
            assertThat(status(server.port(), "POST " + ACCOUNTS, headers)).isIn("403", "400");
            assertThat(server.store.accounts().all()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: localhost", "Host: 127.0.0.1:8390", "Host: [::1]:8390",
            "Host: [0:0:0:0:0:0:0:1]:8390",
            "Host: LocalHost:1",
            "Host: localhost:8390\r\nOrigin: http://localhost:8390\r\nSec-Fetch-Site: same-origin"})
    void onLoopbackProgramsAreLetIn(String headers) throws IOException {
        try (RunningServer server = new RunningServer()) {
            assertThat(status(server.port(), "GET " + ACCOUNTS, headers)).isEqualTo("200");
        }
    }

    @Test
    void theTokenOpensControlFromEverywhere() throws IOException {
        try (MockServer server = MockServer.builder().controlToken(Secret.of(TOKEN)).start()) {
            String foreign = "Host: sandbox.example\r\nAuthorization: Bearer ";

            assertThat(status(server.port(), "GET " + ACCOUNTS, foreign + TOKEN)).isEqualTo("200");
            assertThat(status(server.port(), "GET " + ACCOUNTS, foreign + TOKEN + "x")).isEqualTo("403");
            assertThat(status(server.port(), "GET " + ACCOUNTS, "Host: localhost")).isEqualTo("200");
        }
    }

    @Test
    void offLoopbackControlAlwaysNeedsTheToken() throws IOException {
        try (MockServer server = MockServer.builder().host("0.0.0.0").controlToken(Secret.of(TOKEN)).start()) {
            assertThat(server.baseUrl().getHost()).isEqualTo("127.0.0.1");
            assertThat(status(server.port(), "GET " + ACCOUNTS, "Host: localhost")).isEqualTo("403");
            assertThat(status(server.port(), "GET " + ACCOUNTS, "Host: localhost\r\nAuthorization: Bearer " + TOKEN))
                    .isEqualTo("200");
            assertThat(status(server.port(), "GET /_latchkey/v1/health", "Host: anything")).isEqualTo("200");
        }
    }

    @Test
    void offLoopbackWithoutATokenTheServerDoesNotStart() {
        assertThatThrownBy(() -> MockServer.builder().host("0.0.0.0").start()).isInstanceOf(StartupException.class)
                .hasMessageContaining("control token");
        assertThatThrownBy(() -> MockServer.builder().controlToken(Secret.of("short")).start())
                .isInstanceOf(StartupException.class).hasMessageContaining("16 characters");
        assertThatThrownBy(
                () -> MockServer.builder().controlToken(Secret.of("a token of words that no header keeps")).start())
                .isInstanceOf(StartupException.class).hasMessageContaining("without spaces");
        assertThatThrownBy(() -> MockServer.builder().controlToken(Secret.of("ein-schlüssel-mit-ü")).start())
                .isInstanceOf(StartupException.class).hasMessageContaining("ASCII");
    }

    @Test
    void gatewayKeysDoNotOpenControl() throws IOException {
        try (MockServer server = MockServer.builder().host("0.0.0.0").controlToken(Secret.of(TOKEN)).start()) {
            ApiClient api = new ApiClient(server.baseUrl());
            String token = api.post("/sandbox/v1/sessions",
                    "{\"email\":\"demo@latchkey.test\",\"password\":\"Latchkey-Demo-1\"}").text("token");

            RefusalTest.assertRefused(api.withToken(token).get(ACCOUNTS), 403, "control-forbidden");
        }
    }

    /** Sends raw HTTP, because HTTP clients do not send a wrong Host header field. */
    private static String status(int port, String requestLine, String headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String body = requestLine.startsWith("POST") ? "{\"email\":\"eve@example.com\"}" : "";
            String request = requestLine + " HTTP/1.1\r\n" + headers
                    + "\r\nContent-Type: application/json\r\nContent-Length: "
                    + body.length() + "\r\nConnection: close\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String line = new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
            return line.split(" ")[1];
        }
    }
}
