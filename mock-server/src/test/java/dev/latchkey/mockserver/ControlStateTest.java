package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Preparing and changing accounts, keys, clocks, webhooks and the whole state through the control API. */
class ControlStateTest {
    private static final String V1 = "/_latchkey/v1";
    private static final String SMS = "{\"to\":\"+4915112345678\",\"text\":\"one\"}";
    private static final String SECRET = "s".repeat(64);

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
    void anAccountIsChangedAndRemoved() {
        String id = server.api.post(V1 + "/accounts", "{\"email\":\"ann@example.com\",\"balance\":1}").text("id");

        ApiClient.Response changed = patch("/accounts/ann@example.com",
                "{\"balance\":7.5,\"maxKeys\":2,\"magic\":false}");
        assertThat(changed.body()).contains("\"balance\":7.5", "\"maxKeys\":2", "\"magic\":false");
        assertThat(patch("/accounts/" + id, "{\"maxKeys\":null}").body()).doesNotContain("maxKeys");
        assertThat(server.api.delete(V1 + "/accounts/" + id).status()).isEqualTo(204);
        RefusalTest.assertRefused(server.api.get(V1 + "/accounts/" + id), 404, "not-found");
    }

    @Test
    void aKeyIsMadeWithAGivenSecretChangedAndRevoked() {
        ApiClient.Response created = server
                .makeKey("\"permissions\":[\"*\"],\"secret\":\"" + SECRET + "\",\"consumerKey\":\"mine\"");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        ApiClient keyed = server.api.withKey("mine", SECRET);
        assertThat(keyed.post("/sandbox/v1/sms", SMS).status()).isEqualTo(201);

        String key = "/accounts/" + server.accountId + "/keys/" + created.text("id");
        assertThat(patch(key, "{\"permissions\":[\"email:send\"],\"name\":\"new\"}").body())
                .contains("\"name\":\"new\"");
        assertThat(keyed.post("/sandbox/v1/sms", SMS).status()).isEqualTo(403);
        assertThat(server.api.delete(V1 + key).text("status")).isEqualTo("revoked");
        RefusalTest.assertRefused(keyed.post("/sandbox/v1/sms", SMS), 401, "key-revoked");
        RefusalTest.assertRefused(server.makeKey("\"permissions\":[\"*\"],\"secret\":\"" + SECRET
                + "\",\"consumerKey\":\"mine\""), 409, "conflict");
        assertThat(server.api.get(V1 + "/accounts/" + server.accountId + "/keys").list("items")).isEmpty();
    }

    @Test
    void aClockIsFrozenMovedAndResumed() {
        ApiClient keyed = server
                .keyed("\"permissions\":[\"*\"],\"expires\":\"" + server.clock.instant().plusSeconds(86_400)
                        + "\"");
        assertThat(post("/clock/freeze", "").json().get("frozen")).isEqualTo(true);
        assertThat(keyed.post("/sandbox/v1/sms", SMS).status()).isEqualTo(201);

        assertThat(post("/clock/advance", "{\"by\":\"P2D\"}").status()).isEqualTo(200);
        RefusalTest.assertRefused(keyed.post("/sandbox/v1/sms", SMS), 401, "key-expired");
        assertThat(post("/clock/advance", "{\"to\":\"" + server.clock.instant() + "\"}").fieldErrors()).hasSize(1);
        assertThat(post("/clock/advance", "{}").fieldErrors()).containsExactly("#/by missing");
        assertThat(post("/clock/resume", "").json().get("frozen")).isEqualTo(false);
        assertThat(server.api.get(V1 + "/clock").text("ahead")).startsWith("PT4");

        post("/reset?scope=clock", "");
        assertThat(keyed.post("/sandbox/v1/sms", SMS).status()).isEqualTo(201);
    }

    @Test
    void whatTakesNoFieldsSaysSo() {
        assertThat(post("/clock/freeze", "{\"at\":\"2027-01-01T00:00:00Z\"}").text("detail"))
                .isEqualTo("at: There is no field 'at'. None is known here.");
    }

    @Test
    void anAccountIsClearedInPartsOrAsAWhole() {
        ApiClient keyed = server.keyed("\"permissions\":[\"*\"]");
        keyed.post("/sandbox/v1/sms", SMS);
        post("/faults", "{\"account\":\"" + server.accountId + "\",\"phase\":\"answer\",\"effect\":"
                + "{\"type\":\"malformed\"},\"when\":{\"next\":1,\"after\":99}}");

        assertThat(post("/reset?scope=messages,faults", "").body()).contains("\"scope\":[\"messages\",\"faults\"]");
        assertThat(server.api.get(V1 + "/messages").list("items")).isEmpty();
        assertThat(server.api.get(V1 + "/faults").list("items")).isEmpty();
        assertThat(keyed.get("/sandbox/v1/messages").status()).isEqualTo(200);
        assertThat(post("/reset", "").status()).isEqualTo(200);
        assertThat(post("/reset", "").status()).isEqualTo(200);
        assertThat(keyed.get("/sandbox/v1/messages").status()).isEqualTo(401);
        assertThat(post("/reset?scope=everything", "").fieldErrors()).containsExactly("#/scope unknown");
    }

    @Test
    void webhooksCallTheSinkAndAreReplayed() {
        String sink = "http://127.0.0.1:" + server.port() + V1 + "/sink/hooks";
        ApiClient.Response hook = post("/webhooks",
                "{\"gateway\":\"sandbox\",\"url\":\"" + sink + "\",\"events\":[\"delivered\"]}");
        assertThat(hook.text("secret")).startsWith("whsec_");
        server.keyed("\"permissions\":[\"*\"]").post("/sandbox/v1/sms", SMS);

        ApiClient.Response calls = server.api.get(V1 + "/sink/hooks/calls?wait=1m");
        assertThat(calls.body()).contains("X-Latchkey-Signature").contains("delivered");
        ApiClient.Response attempts = server.api.get(V1 + "/webhook-attempts");
        String id = String.valueOf(((Map<?, ?>) attempts.list("items").get(0)).get("id"));
        assertThat(post("/webhook-attempts/" + id + "/replay", "").status()).isEqualTo(202);
        assertThat(server.api.get(V1 + "/sink/hooks/calls?wait=1m&count=2").json().get("satisfied")).isEqualTo(true);
        assertThat(server.api.delete(V1 + "/sink/hooks/calls").text("removed")).isEqualTo("2");
        assertThat(server.api.delete(V1 + "/webhooks/" + hook.text("id")).status()).isEqualTo(204);
        assertThat(server.api.get(V1 + "/webhooks").list("items")).isEmpty();
    }

    @Test
    void aWebhookIsCalledTwiceIfARuleSaysSo() {
        String sink = "http://127.0.0.1:" + server.port() + V1 + "/sink/twice";
        post("/webhooks", "{\"gateway\":\"sandbox\",\"url\":\"" + sink + "\",\"events\":[\"delivered\"]}");
        post("/faults", "{\"phase\":\"webhook\",\"effect\":{\"type\":\"duplicate\",\"copies\":1}}");
        server.keyed("\"permissions\":[\"*\"]").post("/sandbox/v1/sms", SMS);

        assertThat(server.api.get(V1 + "/sink/twice/calls?wait=1m&count=2").json().get("satisfied")).isEqualTo(true);
    }

    @Test
    void aSinkAnswersAsItIsAsked() {
        assertThat(server.api.post(V1 + "/sink/a?status=503", "{}").status()).isEqualTo(503);
        assertThat(server.api.post(V1 + "/sink/a", "{}").status()).isEqualTo(204);
        assertThat(server.api.get(V1 + "/sink/a/calls").list("items")).hasSize(2);
        assertThat(server.api.get(V1 + "/sink/b/calls").list("items")).isEmpty();
    }

    @Test
    void whatIsExportedMakesTheSameServerAgain() throws IOException {
        ApiClient.Response key = server.makeKey("\"permissions\":[\"*\"],\"allowedIps\":[\"127.0.0.0/8\"]");
        server.api.withKey(key).post("/sandbox/v1/sms", SMS);
        server.api.withKey(key).post("/sandbox/v1/emails", """
                {"from":"a@example.com","to":["b@example.com"],"cc":["C <c@example.com>"],"subject":"s","text":"t",
                 "attachments":[{"name":"a.bin","type":"application/octet-stream","content":"AQID"}]}""");
        post("/webhooks", "{\"gateway\":\"sandbox\",\"url\":\"https://example.com/x\",\"events\":[\"bounced\"]}");
        post("/faults", "{\"phase\":\"answer\",\"delay\":{\"median\":\"1ms\",\"sigma\":0.5,\"seed\":7}}");
        post("/faults",
                "{\"account\":\"" + server.accountId + "\",\"phase\":\"after-commit\",\"match\":{\"key\":\"x\"},"
                        + "\"effect\":{\"type\":\"refuse\",\"status\":500},\"when\":{\"share\":0.25,\"seed\":3}}");
        String exported = server.api.get(V1 + "/export?messages=true").body();
        assertThat(exported).doesNotContain(key.text("secret"));

        try (RunningServer fresh = new RunningServer()) {
            ApiClient.Response created = fresh.api.with("Content-Type", "application/json").send("PUT",
                    V1 + "/seed?replace=true", exported.getBytes(StandardCharsets.UTF_8));
            assertThat(created.status()).as(created.body()).isEqualTo(200);
            assertThat(fresh.api.get(V1 + "/export?messages=true").body()).isEqualTo(exported);
            assertThat(fresh.api.withKey(key).post("/sandbox/v1/sms", SMS).status()).isEqualTo(201);
            assertThat(fresh.signedIn().get("/sandbox/v1/account").status()).isEqualTo(200);
        }
    }

    @Test
    void aSeedIsMadeAsAWholeOrNotAtAll() {
        server.makeKey("\"permissions\":[\"*\"],\"secret\":\"" + SECRET + "\",\"consumerKey\":\"taken\"");
        String seed = """
                {"accounts":[{"email":"ann@example.com","keys":[{"gateway":"sandbox","name":"a","permissions":["*"],
                 "secret":"%s","consumerKey":"%s"}]}],"faults":[{"phase":"answer","effect":{"type":"malformed"}}]}""";

        RefusalTest.assertRefused(put("/seed", seed.formatted(SECRET, "taken")), 409, "conflict");
        assertThat(server.api.get(V1 + "/accounts").list("items")).hasSize(1);
        assertThat(server.api.get(V1 + "/faults").list("items")).isEmpty();
        assertThat(put("/seed", seed.formatted("short", "free")).fieldErrors())
                .containsExactly("#/accounts/0/keys/0/secret too-short");
        assertThat(put("/seed", seed.formatted(SECRET, "free")).list("made")).hasSize(1);
        assertThat(put("/seed", "{\"accounts\":[{\"email\":\"ann@example.com\"}]}").list("made")).isEmpty();
        assertThat(server.api.get(V1 + "/accounts/ann@example.com/keys").list("items")).hasSize(1);
    }

    @Test
    void theServerTellsHowItIs() {
        server.keyed("\"permissions\":[\"*\"]").post("/sandbox/v1/sms", SMS);
        server.api.post("/sandbox/v1/sms", "{}");

        assertThat(server.api.get(V1 + "/health/live").text("status")).isEqualTo("live");
        assertThat(server.api.get(V1 + "/health/ready").text("status")).isEqualTo("ready");
        assertThat(server.api.get(V1 + "/info").body()).contains("\"max-keys\":\"15\"", "\"product\":\"Latchkey\"",
                "\"keep-for\":\"30d\"",
                "\"idle-timeout\":\"600s\"", "\"max-connections\":\"2000\"");
        assertThat(server.api.get(V1 + "/magic").body()).contains("@magic.latchkey.test", "+447700900");
        String metrics = server.api.get(V1 + "/metrics").body();
        assertThat(metrics).contains(
                "latchkey_messages_accepted_total{channel=\"sms\",environment=\"sandbox\",source=\"http\"} 1\n",
                "latchkey_requests_total{source=\"http\",route=\"POST /sandbox/v1/sms\",status=\"401\","
                        + "reason=\"credentials-missing\"} 1\n",
                "latchkey_events_total{type=\"delivered\"} 1\n", "latchkey_messages 1\n",
                "# TYPE latchkey_messages gauge");
        assertThat(metrics.lines()).allMatch(line -> line
                .matches("# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\\{([a-z]+=\"[^\"]*\",?)+})? [0-9.E-]+"));
    }

    @Test
    void everyRouteIsDescribed() {
        Map<?, ?> paths = (Map<?, ?>) server.api.get(V1 + "/openapi.json").json().get("paths");

        assertThat(paths.keySet()).asString().contains("/_latchkey/v1/messages/{id}/raw", "/_latchkey/v1/verify");
        for (Object path : paths.keySet()) {
            ApiClient.Response response = server.api.send("OPTIONS", path.toString().replaceAll("\\{\\w+}", "x"), null);
            assertThat(response.status()).as(path.toString()).isEqualTo(405);
            String allowed = response.headers().firstValue("Allow").orElseThrow();
            ((Map<?, ?>) paths.get(path)).keySet()
                    .forEach(method -> assertThat(allowed.toLowerCase(Locale.ROOT)).contains(method + ""));
        }
    }

    @Test
    void theJournalTellsWhoWasRefusedAndWhy() {
        ApiClient keyed = server.keyed("\"permissions\":[\"email:send\"]");
        keyed.post("/sandbox/v1/sms", SMS);
        keyed.get("/sandbox/v1/account");

        assertThat(server.api.get(V1 + "/journal?account=" + server.accountId).list("items")).hasSize(2);
        ApiClient.Response refused = server.api.get(V1 + "/journal?refused=true&limit=1&account=" + server.accountId);
        assertThat(refused.list("items")).hasSize(1);
        assertThat(refused.body()).contains("\"reason\":\"permission-missing\"", "\"route\":\"POST /sandbox/v1/sms\"");
        assertThat(server.api.get(V1 + "/journal?refused=maybe").fieldErrors()).containsExactly("#/refused unknown");
    }

    private ApiClient.Response post(String path, String body) {
        return body.isEmpty() ? server.api.send("POST", V1 + path, null) : server.api.post(V1 + path, body);
    }

    private ApiClient.Response put(String path, String body) {
        return sent("PUT", path, body);
    }

    private ApiClient.Response patch(String path, String body) {
        return sent("PATCH", path, body);
    }

    private ApiClient.Response sent(String method, String path, String body) {
        return server.api.with("Content-Type", "application/json").send(method, V1 + path,
                body.getBytes(StandardCharsets.UTF_8));
    }
}
