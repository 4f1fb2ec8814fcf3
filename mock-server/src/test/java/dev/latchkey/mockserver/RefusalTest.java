package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.model.JournalEntry;
import dev.latchkey.mockserver.store.JournalStore.Filter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every reason for which a request can be refused. */
class RefusalTest {
    private static final String SMS = "{\"to\":\"+4915112345678\",\"text\":\"Hello\"}";
    private static final String EVERYTHING = "\"permissions\":[\"*\"]";

    private RunningServer server;

    @BeforeEach
    void start() throws IOException {
        server = new RunningServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void withoutCredentialsTheAnswerSaysWhichThereAre() {
        ApiClient.Response response = server.api.get("/sandbox/v1/account");

        assertRefused(response, 401, "credentials-missing");
        assertThat(response.headers().allValues("WWW-Authenticate")).hasSize(2)
                .anyMatch(way -> way.startsWith("Basic "))
                .anyMatch(way -> way.startsWith("Bearer "));
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void credentialsThatCannotBeReadAreAsGoodAsMissing() {
        for (String header : List.of("Basic", "Basic !!!", "Basic OnNlY3JldA==", "Basic a2V5Og==", "Bearer", "Digest x",
                "Bearer ", "Basic a2V5")) {
            assertRefused(server.api.with("Authorization", header).get("/sandbox/v1/account"), 401,
                    "credentials-missing");
        }
    }

    @Test
    void anUnknownKeyAndAWrongSecretLookTheSame() {
        ApiClient.Response issued = server.makeKey(EVERYTHING);

        ApiClient.Response unknown = server.api.withKey("ck_nobody", "secret").get("/sandbox/v1/account");
        ApiClient.Response wrong = server.api.withKey(issued.text("key"), "secret").get("/sandbox/v1/account");

        assertRefused(unknown, 401, "key-unknown");
        assertRefused(wrong, 401, "key-unknown");
        assertThat(wrong.text("detail")).isEqualTo(unknown.text("detail"));
    }

    @Test
    void aRevokedKeyIsRefusedOnItsVeryNextUse() {
        ApiClient.Response issued = server.makeKey(EVERYTHING);
        ApiClient keyed = server.api.withKey(issued);
        assertThat(keyed.get("/sandbox/v1/account").status()).isEqualTo(200);

        assertThat(server.signedIn().delete("/sandbox/v1/keys/" + issued.text("id")).text("status"))
                .isEqualTo("revoked");

        assertRefused(keyed.get("/sandbox/v1/account"), 401, "key-revoked");
        assertRefused(server.api.withKey(issued.text("key"), "other").get("/sandbox/v1/account"), 401, "key-unknown");
    }

    @Test
    void anExpiredKeyIsRefusedFromItsMomentOn() {
        ApiClient keyed = server.keyed(EVERYTHING + ",\"expires\":\"2026-03-01T12:01:00Z\"");

        server.clock.advance(Duration.ofMillis(59_999));
        assertThat(keyed.get("/sandbox/v1/account").status()).isEqualTo(200);
        server.clock.advance(Duration.ofMillis(1));
        assertRefused(keyed.get("/sandbox/v1/account"), 401, "key-expired");
        assertThat(server.signedIn().get("/sandbox/v1/keys").list("items").toString()).contains("status=expired");
    }

    @Test
    void aKeyIsRefusedFromAnotherAddressWhateverAHeaderSays() {
        ApiClient keyed = server.keyed(EVERYTHING + ",\"allowedIps\":[\"203.0.113.0/24\",\"2001:db8::/32\"]");

        assertRefused(keyed.get("/sandbox/v1/account"), 403, "address-blocked");
        assertRefused(keyed.with("X-Forwarded-For", "203.0.113.7").with("Forwarded", "for=203.0.113.7")
                .get("/sandbox/v1/account"), 403, "address-blocked");
        assertThat(server.keyed(EVERYTHING + ",\"allowedIps\":[\"127.0.0.0/8\"]").get("/sandbox/v1/account").status())
                .isEqualTo(200);
    }

    @Test
    void everyPermissionOpensItsOperationsAndNoOther() {
        List<String> permissions = List.of("sms:send", "email:send", "smtp:send", "messages:read", "statistics:read",
                "webhooks:read", "webhooks:write", "keys:read", "keys:write");
        for (String permission : permissions) {
            ApiClient keyed = server.keyed("\"permissions\":[\"" + permission + "\"]");
            assertThat(keyed.get("/sandbox/v1/account").status()).isEqualTo(200);
            assertPermission(keyed.post("/sandbox/v1/sms", SMS), "sms:send", permission);
            assertPermission(keyed.post("/sandbox/v1/emails", """
                    {"from":"a@example.com","to":["b@example.com"],"subject":"S","text":"T"}"""), "email:send",
                    permission);
            assertPermission(keyed.get("/sandbox/v1/messages"), "messages:read", permission);
            assertPermission(keyed.get("/sandbox/v1/messages/msg_none"), "messages:read", permission);
            assertPermission(keyed.get("/sandbox/v1/keys"), "keys:read", permission);
            assertPermission(keyed.get("/sandbox/v1/keys/key_none"), "keys:read", permission);
            assertPermission(keyed.delete("/sandbox/v1/keys/key_none"), "keys:write", permission);
            assertPermission(keyed.post("/sandbox/v1/keys", "{}"), "keys:write", permission);
            assertPermission(keyed.patch("/sandbox/v1/keys/key_none", "{}"), "keys:write", permission);
            assertPermission(keyed.post("/sandbox/v1/keys/key_none/regenerate", "{}"), "keys:write", permission);
            assertPermission(keyed.get("/sandbox/v1/keys/key_none/secret"), "keys:write", permission);
            assertPermission(keyed.get("/sandbox/v1/keys/key_none/activity"), "keys:read", permission);
            assertPermission(keyed.get("/sandbox/v1/messages/msg_none/raw"), "messages:read", permission);
            assertPermission(keyed.get("/sandbox/v1/statistics"), "statistics:read", permission);
            assertPermission(keyed.get("/sandbox/v1/webhooks"), "webhooks:read", permission);
            assertPermission(keyed.post("/sandbox/v1/webhooks", "{}"), "webhooks:write", permission);
            assertPermission(keyed.post("/sandbox/v1/webhooks/hook_none/ping", "{}"), "webhooks:write", permission);
        }
    }

    @Test
    void aKeyCannotGiveMoreThanItHas() {
        ApiClient keyed = server.keyed("\"permissions\":[\"keys:write\",\"sms:send\"]");

        ApiClient.Response more = keyed.post("/sandbox/v1/keys",
                "{\"name\":\"b\",\"permissions\":[\"sms:send\",\"*\"]}");
        assertRefused(more, 403, "permission-missing");
        assertThat(more.text("detail")).contains("'*'");
        assertRefused(keyed.post("/sandbox/v1/keys", "{\"name\":\"b\",\"permissions\":[\"messages:read\"]}"), 403,
                "permission-missing");
        assertThat(server.store.keys().notRevoked(server.accountId, "sandbox")).hasSize(1);
        assertThat(keyed.post("/sandbox/v1/keys", "{\"name\":\"b\",\"permissions\":[\"sms:send\"]}").status())
                .isEqualTo(201);
    }

    @Test
    void aSessionManagesButCannotSend() {
        ApiClient session = server.signedIn();

        assertThat(session.post("/sandbox/v1/keys", "{\"name\":\"b\",\"permissions\":[\"*\"]}").status())
                .isEqualTo(201);
        assertThat(session.get("/sandbox/v1/messages").status()).isEqualTo(200);
        assertRefused(session.post("/sandbox/v1/sms", SMS), 403, "key-required");
        assertRefused(session.post("/sandbox/v1/emails", "{}"), 403, "key-required");
    }

    @Test
    void aSessionEndsAfterTwelveHoursOrWhenItsOwnerSignsOut() {
        ApiClient first = server.signedIn();
        ApiClient second = server.signedIn();

        assertThat(first.delete("/sandbox/v1/sessions/current").status()).isEqualTo(204);
        assertRefused(first.get("/sandbox/v1/account"), 401, "session-unknown");
        server.clock.advance(Duration.ofHours(12).minusMillis(1));
        assertThat(second.get("/sandbox/v1/account").status()).isEqualTo(200);
        server.clock.advance(Duration.ofMillis(1));
        assertRefused(second.get("/sandbox/v1/account"), 401, "session-expired");
        assertRefused(server.api.withToken("nonsense").get("/sandbox/v1/account"), 401, "session-unknown");
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressLookTheSame() {
        ApiClient.Response wrong = server.api.post("/sandbox/v1/sessions",
                "{\"email\":\"demo@latchkey.test\",\"password\":\"wrong\"}");
        ApiClient.Response unknown = server.api.post("/sandbox/v1/sessions",
                "{\"email\":\"nobody@latchkey.test\",\"password\":\"wrong\"}");

        assertRefused(wrong, 401, "sign-in-failed");
        assertRefused(unknown, 401, "sign-in-failed");
        assertThat(wrong.text("detail")).isEqualTo(unknown.text("detail"));
    }

    @Test
    void whatBelongsToAnotherAccountIsNotThere() {
        String other = server.api.post("/_latchkey/v1/accounts", "{\"email\":\"other@example.com\"}").text("id");
        ApiClient.Response otherKey = server.api.post("/_latchkey/v1/accounts/" + other + "/keys",
                "{\"gateway\":\"sandbox\",\"name\":\"theirs\",\"permissions\":[\"*\"]}");
        String message = server.api.withKey(otherKey).post("/sandbox/v1/sms", SMS).text("id");
        ApiClient keyed = server.keyed(EVERYTHING);

        assertRefused(keyed.get("/sandbox/v1/keys/" + otherKey.text("id")), 404, "not-found");
        assertRefused(keyed.delete("/sandbox/v1/keys/" + otherKey.text("id")), 404, "not-found");
        assertRefused(keyed.get("/sandbox/v1/messages/" + message), 404, "not-found");
        assertThat(keyed.get("/sandbox/v1/messages").list("items")).isEmpty();
        assertThat(server.api.withKey(otherKey).get("/sandbox/v1/account").status()).isEqualTo(200);
    }

    @Test
    void unknownPathsAndWrongMethodsSaySo() {
        assertRefused(server.api.get("/sandbox/v1/nothing"), 404, "not-found");
        assertRefused(server.api.get("/nothing"), 404, "not-found");
        assertRefused(server.api.get("/_latchkey/v1/nothing"), 404, "not-found");
        ApiClient.Response wrong = server.api.send("PUT", "/sandbox/v1/keys/abc", null);
        assertRefused(wrong, 405, "method-not-allowed");
        assertThat(wrong.headers().firstValue("Allow")).contains("DELETE, GET, HEAD, PATCH");
    }

    @Test
    void headIsAnsweredAsGetWithoutABody() {
        ApiClient.Response get = server.signedIn().get("/sandbox/v1/account");
        ApiClient.Response head = server.signedIn().send("HEAD", "/sandbox/v1/account", null);

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length")).isEqualTo(get.headers().firstValue("Content-Length"));
    }

    @Test
    void aWebPageOfSomewhereElseCannotCallTheGateway() {
        ApiClient keyed = server.keyed(EVERYTHING);

        for (String origin : List.of("https://evil.example", "null", "http://127.0.0.1.evil.example")) {
            ApiClient.Response response = keyed.with("Origin", origin).get("/sandbox/v1/account");
            assertRefused(response, 403, "origin-forbidden");
            assertThat(response.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
        }
    }

    @Test
    void everyRequestIsJournaledWithItsReasonAndWithoutItsSecret() {
        ApiClient.Response issued = server.makeKey("\"permissions\":[\"sms:send\"]");
        ApiClient keyed = server.api.withKey(issued);
        String sent = keyed.post("/sandbox/v1/sms", SMS).headers().firstValue("X-Request-Id").orElseThrow();
        keyed.get("/sandbox/v1/messages");
        server.api.withKey(issued.text("key"), "wrong-secret").get("/sandbox/v1/account");
        server.api.get("/wp-admin?password=hunter2");

        List<JournalEntry> entries = server.store.journal().newest(Filter.ALL, null, 10);
        assertThat(entries).extracting(JournalEntry::route).containsExactly("unknown GET /wp-admin",
                "GET /sandbox/v1/account",
                "GET /sandbox/v1/messages", "POST /sandbox/v1/sms", "POST /_latchkey/v1/accounts/{id}/keys");
        assertThat(entries).extracting(JournalEntry::reason).containsExactly("not-found", "key-unknown",
                "permission-missing", null, null);
        assertThat(entries.get(3).id()).isEqualTo(sent);
        assertThat(entries.get(3).status()).isEqualTo(201);
        assertThat(entries.get(3).accountId()).isEqualTo(server.accountId);
        assertThat(entries.get(2).keyId()).isEqualTo(issued.text("id"));
        assertThat(entries.get(0).address()).isEqualTo("127.0.0.1");
        assertThat(entries.toString()).doesNotContain(issued.text("secret"), "wrong-secret", "hunter2", "Hello");
    }

    @Test
    void whatNamesAKeyIsTheBusinessOfItsAccountHoweverWrongItIs() {
        ApiClient.Response issued = server.makeKey("\"permissions\":[\"*\"]");
        server.api.withKey(issued.text("key"), "wrong-secret").get("/sandbox/v1/account");
        server.api.withKey(issued).get("/sandbox/v1/smss/" + issued.text("secret"));
        server.api.withKey(issued).delete("/sandbox/v1/sms");
        server.api.withKey("ck_nobody", "wrong-secret").get("/sandbox/v1/account");

        List<JournalEntry> entries = server.store.journal().newest(
                new Filter(server.accountId, issued.text("id"), true), null, 10);
        assertThat(entries).extracting(entry -> entry.route() + " " + entry.reason()).containsExactly(
                "unknown DELETE /sandbox/v1/sms method-not-allowed", "unknown GET /sandbox/v1/smss/… not-found",
                "GET /sandbox/v1/account key-unknown");
        assertThat(server.api.get("/_latchkey/v1/metrics").body())
                .contains("route=\"unknown\",status=\"404\"").doesNotContain("smss");
    }

    @Test
    void aKeyTellsWhenAndFromWhereItWasLastAccepted() {
        ApiClient.Response issued = server.makeKey("\"permissions\":[\"sms:send\"]");
        ApiClient session = server.signedIn();
        assertThat(session.get("/sandbox/v1/keys/" + issued.text("id")).json().get("lastUsed")).isNull();

        server.clock.advance(Duration.ofMinutes(5));
        server.api.withKey(issued).post("/sandbox/v1/sms", SMS);
        server.clock.advance(Duration.ofMinutes(5));
        server.api.withKey(issued).get("/sandbox/v1/messages");

        ApiClient.Response key = session.get("/sandbox/v1/keys/" + issued.text("id"));
        assertThat(key.text("lastUsed")).isEqualTo("2026-03-01T12:05:00Z");
        assertThat(key.text("lastUsedFrom")).isEqualTo("127.0.0.1");
        assertThat(key.text("lastFive")).isEqualTo(issued.text("secret").substring(91));
    }

    private static void assertPermission(ApiClient.Response response, String needed, String had) {
        if (needed.equals(had)) {
            assertThat(response.status()).isNotEqualTo(403);
        } else {
            assertRefused(response, 403, "permission-missing");
            assertThat(response.text("detail")).contains("'" + needed + "'");
        }
    }

    static void assertRefused(ApiClient.Response response, int status, String code) {
        assertThat(response.code() + " " + response.status()).isEqualTo(code + " " + status);
        assertThat(response.text("type")).isEqualTo("urn:latchkey:problem:" + code);
        assertThat(response.text("detail")).isNotBlank();
        assertThat(response.headers().firstValue("X-Request-Id"))
                .contains(response.text("requestId"));
    }
}
