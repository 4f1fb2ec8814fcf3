package dev.latchkey.mockserver;

import static dev.latchkey.mockserver.RefusalTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading, changing, regenerating and revoking keys, and the permissions a key needs for that. */
class KeyLifeTest {
    private static final String KEYS = "/sandbox/v1/keys";
    private static final String SMS = "{\"to\":\"+4915112345678\",\"text\":\"Hello\"}";

    private RunningServer server;
    private ApiClient session;

    @BeforeEach
    void start() throws IOException {
        server = new RunningServer();
        session = server.signedIn();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anEditHoldsForTheVeryNextRequest() {
        ApiClient.Response issued = server.makeKey("\"permissions\":[\"sms:send\"]");
        ApiClient keyed = server.api.withKey(issued);
        String path = KEYS + "/" + issued.text("id");
        assertThat(keyed.post("/sandbox/v1/sms", SMS).status()).isEqualTo(201);

        session.patch(path, "{\"permissions\":[\"keys:read\"]}");
        assertRefused(keyed.post("/sandbox/v1/sms", SMS), 403, "permission-missing");
        session.patch(path, "{\"permissions\":[\"*\"],\"allowedIps\":[\"192.0.2.1\"]}");
        assertRefused(keyed.get("/sandbox/v1/account"), 403, "address-blocked");
        session.patch(path, "{\"allowedIps\":[],\"expires\":\"2026-03-01T12:00:01Z\"}");
        server.clock.advance(Duration.ofSeconds(1));
        assertRefused(keyed.get("/sandbox/v1/account"), 401, "key-expired");
        ApiClient.Response last = session.patch(path, "{\"name\":\"new\",\"expires\":null}");

        assertThat(keyed.get("/sandbox/v1/account").status()).isEqualTo(200);
        assertThat(last.text("name") + last.json().get("expires") + last.list("permissions")).isEqualTo("newnull[*]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"nmae":"a"}                            | #/nmae unknown-field
            {"environment":"live"}                  | #/environment unknown-field
            {"name":null}                           | #/name null
            {"permissions":null}                    | #/permissions null
            {"allowedIps":null}                     | #/allowedIps null
            {"permissions":[]}                      | #/permissions too-few
            {"expires":"2026-03-01T11:59:59Z"}      | #/expires past
            """)
    void aWrongEditChangesNothing(String body, String error) {
        String path = KEYS + "/" + server.makeKey("\"permissions\":[\"sms:send\"]").text("id");
        String before = session.get(path).body();

        ApiClient.Response response = session.patch(path, body);

        assertRefused(response, 422, "invalid");
        assertThat(response.fieldErrors()).containsExactly(error);
        assertThat(session.get(path).body()).isEqualTo(before);
    }

    @Test
    void aRegeneratedKeyHasANewSecretAndIsElseTheSame() {
        ApiClient.Response issued = server.makeKey("\"permissions\":[\"*\"],\"length\":40");
        String path = KEYS + "/" + issued.text("id");

        ApiClient.Response again = session.post(path + "/regenerate", "{}");

        String secret = again.text("secret");
        assertThat(secret).hasSize(40).isNotEqualTo(issued.text("secret"));
        assertRefused(server.api.withKey(issued).get("/sandbox/v1/account"), 401, "key-unknown");
        assertThat(server.api.withKey(issued.text("key"), secret).get("/sandbox/v1/permissions").status())
                .isEqualTo(200);
        assertThat(again.part("key").text("id")).isEqualTo(issued.text("id"));
        assertThat(again.part("key").text("key")).isEqualTo(issued.text("key"));
        assertThat(session.post(path + "/regenerate", "{\"length\":128}").text("secret")).hasSize(128);
        assertThat(session.post(path + "/regenerate", "{\"length\":15}").fieldErrors())
                .containsExactly("#/length out-of-range");
    }

    @Test
    void onlyTheSecretOfAViewableKeyCanBeReadAgain() {
        ApiClient.Response viewable = session.post(KEYS, "{\"name\":\"a\",\"permissions\":[\"*\"],\"viewable\":true}");
        ApiClient.Response hidden = session.post(KEYS, "{\"name\":\"b\",\"permissions\":[\"*\"]}");
        String path = KEYS + "/" + viewable.part("key").text("id");

        assertThat(session.get(path + "/secret").text("secret")).isEqualTo(viewable.text("secret"));
        String second = session.post(path + "/regenerate", "{}").text("secret");
        assertThat(session.get(path + "/secret").text("secret")).isEqualTo(second);
        assertRefused(session.get(KEYS + "/" + hidden.part("key").text("id") + "/secret"), 404, "secret-not-kept");
        assertThat(
                String.valueOf(server.store.keys().find(server.accountId, "sandbox", viewable.part("key").text("id"))))
                .doesNotContain(second);
    }

    @Test
    void aRevokedKeyStaysAsItWas() {
        String path = KEYS + "/" + server.makeKey("\"permissions\":[\"*\"]").text("id");
        session.delete(path);

        assertRefused(session.patch(path, "{\"name\":\"b\"}"), 409, "conflict");
        assertRefused(session.post(path + "/regenerate", "{}"), 409, "conflict");
        assertThat(session.delete(path).text("status")).isEqualTo("revoked");
    }

    @Test
    void aKeyCannotDealWithAWiderOneButRevokeIt() {
        String narrow = "\"permissions\":[\"keys:write\",\"keys:read\"],\"allowedIps\":[\"127.0.0.0/8\"],"
                + "\"expires\":\"2026-06-01T00:00:00Z\"";
        ApiClient keyed = server.keyed(narrow);
        for (Map.Entry<String, String> wider : Map.of(
                "\"permissions\":[\"sms:send\"]", "permission-missing",
                "\"permissions\":[\"keys:read\"],\"environment\":\"live\"", "key-too-wide",
                "\"permissions\":[\"keys:read\"]", "key-too-wide",
                "\"permissions\":[\"keys:read\"],\"expires\":\"2026-06-01T00:00:01Z\"", "key-too-wide",
                "\"permissions\":[\"keys:read\"],\"expires\":\"2026-05-01T00:00:00Z\",\"allowedIps\":[\"127.0.0.1\",\"::1\"]",
                "key-too-wide").entrySet()) {
            String body = "{\"name\":\"b\"," + wider.getKey() + ",\"viewable\":true}";
            assertRefused(keyed.post(KEYS, body), 403, wider.getValue());
            ApiClient.Response created = session.post(KEYS, body);
            String path = KEYS + "/" + created.part("key").text("id");
            assertRefused(keyed.patch(path, "{\"name\":\"mine\"}"), 403, wider.getValue());
            assertRefused(keyed.post(path + "/regenerate", "{}"), 403, wider.getValue());
            assertRefused(keyed.get(path + "/secret"), 403, wider.getValue());
            assertThat(keyed.delete(path).text("status")).isEqualTo("revoked");
        }
        assertThat(keyed.post(KEYS, "{\"name\":\"b\",\"permissions\":[\"keys:read\"],\"allowedIps\":[\"127.0.0.0/16\"],"
                + "\"expires\":\"2026-06-01T00:00:00Z\"}").status()).isEqualTo(201);
    }

    @Test
    void aKeyCannotMakeItselfWider() {
        ApiClient.Response issued = server
                .makeKey("\"permissions\":[\"keys:write\",\"sms:send\"],\"allowedIps\":[\"127.0.0.0/8\"]");
        ApiClient keyed = server.api.withKey(issued);
        String own = KEYS + "/" + issued.text("id");

        assertRefused(keyed.patch(own, "{\"permissions\":[\"*\"]}"), 403, "permission-missing");
        assertRefused(keyed.patch(own, "{\"allowedIps\":[]}"), 403, "key-too-wide");
        assertThat(keyed.patch(own, "{\"permissions\":[\"keys:write\"]}").status()).isEqualTo(200);
        assertRefused(keyed.patch(own, "{\"permissions\":[\"keys:write\",\"sms:send\"]}"), 403, "permission-missing");
    }

    @Test
    void anIpv4AddressIsTheSameWrittenTheIpv6Way() {
        assertThat(server.keyed("\"permissions\":[\"*\"],\"allowedIps\":[\"::ffff:127.0.0.1\"]")
                .get("/sandbox/v1/account").status()).isEqualTo(200);
        ApiClient keyed = server.keyed("\"permissions\":[\"*\"],\"allowedIps\":[\"::ffff:127.0.0.0/104\"]");
        assertThat(keyed.get("/sandbox/v1/account").status()).isEqualTo(200);
        assertThat(
                keyed.post(KEYS, "{\"name\":\"b\",\"permissions\":[\"*\"],\"allowedIps\":[\"127.0.0.0/9\"]}").status())
                .isEqualTo(201);
    }

    @Test
    void itsActivityTellsWhatAKeyWasUsedFor() {
        ApiClient.Response issued = server.makeKey("\"permissions\":[\"sms:send\"]");
        ApiClient keyed = server.api.withKey(issued);
        String message = keyed.post("/sandbox/v1/sms", SMS).text("id");
        keyed.get("/sandbox/v1/messages");
        keyed.get("/sandbox/v1/account");
        String path = KEYS + "/" + issued.text("id") + "/activity";

        ApiClient.Response first = session.get(path + "?limit=2");
        ApiClient.Response rest = session.get(path + "?limit=2&cursor=" + first.text("next"));

        assertThat(first.list("items")).extracting(entry -> ((Map<?, ?>) entry).get("route"))
                .isEqualTo(List.of("GET /sandbox/v1/account", "GET /sandbox/v1/messages"));
        assertThat(first.list("items").toString()).contains("reason=permission-missing", "address=127.0.0.1");
        assertThat(rest.list("items")).singleElement().asString().contains(message, "POST /sandbox/v1/sms");
        assertThat(rest.json().get("next")).isNull();
    }

    @Test
    void keysComeInPagesThatJoinWithoutGap() {
        for (int i = 0; i < 5; i++) {
            session.post(KEYS, "{\"name\":\"k" + i + "\",\"permissions\":[\"*\"]}");
        }

        ApiClient.Response first = session.get(KEYS + "?limit=2");
        ApiClient.Response second = session.get(KEYS + "?limit=9&cursor=" + first.text("next"));

        assertThat(first.list("items").toString()).contains("name=k4", "name=k3").doesNotContain("name=k2");
        assertThat(second.list("items").toString()).contains("name=k2", "name=k0").doesNotContain("name=k3");
        assertThat(session.get(KEYS).list("items")).hasSize(5);
    }
}
