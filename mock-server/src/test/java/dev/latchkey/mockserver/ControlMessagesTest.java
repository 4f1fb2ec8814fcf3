package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searching, awaiting, verifying and simulating messages through the control API. */
class ControlMessagesTest {
    private static final String V1 = "/_latchkey/v1";

    private RunningServer server;
    private ApiClient keyed;

    @BeforeEach
    void start() throws IOException {
        server = new RunningServer();
        keyed = server.keyed("\"permissions\":[\"*\"]");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void messagesAreFoundByQuery() {
        sms("+4915112345678", "one");
        sms("+4915112345679", "two");

        assertThat(get("/messages?q=to:45678").list("items")).hasSize(1);
        assertThat(get("/messages?q=%22two%22").body()).contains("\"text\":\"two\"").doesNotContain("\"text\":\"one\"");
        assertThat(get("/messages?q=to:").fieldErrors()).hasSize(1);
        assertThat(get("/messages?limit=1").text("next")).startsWith("msg_");
        assertThat(get("/messages?limit=1&before=" + get("/messages?limit=1").text("next")).body())
                .contains("\"text\":\"one\"");
    }

    @Test
    void whoWaitsIsWokenByTheMessage() throws Exception {
        sms("+4915112345678", "before");
        String mark = get("/messages/cursor").text("cursor");
        CompletableFuture<ApiClient.Response> waiting = CompletableFuture
                .supplyAsync(() -> get("/messages?after=" + mark + "&q=after&wait=1m"));
        sms("+4915112345678", "other");
        String id = sms("+4915112345678", "after");

        ApiClient.Response found = waiting.get();
        assertThat(found.json().get("satisfied")).isEqualTo(true);
        assertThat(found.list("items")).hasSize(1);
        assertThat(found.body()).contains(id);
        assertThat(get("/messages?count=1&after=" + found.text("cursor")).json().get("satisfied")).isEqualTo(false);
    }

    @Test
    void whoWaitsInVainIsToldSo() {
        ApiClient.Response found = get("/messages?wait=10ms&count=2");

        assertThat(found.json().get("satisfied")).isEqualTo(false);
        assertThat(found.list("items")).isEmpty();
    }

    @Test
    void aWaitDoesNotKeepTheServerFromStopping() {
        CompletableFuture<ApiClient.Response> waiting = CompletableFuture.supplyAsync(() -> get("/messages?wait=5m"));
        while (get("/metrics").body().contains("latchkey_http_requests_in_flight 1\n")) {
            Thread.onSpinWait();
        }
        long stopping = System.nanoTime();
        server.close();

        assertThat(System.nanoTime() - stopping).isLessThan(4_000_000_000L);
        assertThat(waiting.join().json().get("satisfied")).isEqualTo(false);
    }

    @Test
    void messagesAreRemovedByQuery() {
        sms("+4915112345678", "one");
        sms("+4915112345678", "two");

        assertThat(server.api.delete(V1 + "/messages?q=one").text("removed")).isEqualTo("1");
        assertThat(get("/messages").list("items")).hasSize(1);
        assertThat(server.api.delete(V1 + "/messages").text("removed")).isEqualTo("1");
    }

    @Test
    void aMisspeltParameterIsNotPassedOver() {
        assertThat(get("/messages?acount=x").fieldErrors()).containsExactly("#/acount unknown-parameter");
    }

    @Test
    void whatIsInAMessageIsTold() {
        String png = Base64.getEncoder().encodeToString(new byte[]{1, 2, 3});
        String id = keyed.post("/sandbox/v1/emails", """
                {"from":"a@example.com","to":["b@example.com"],"subject":"Your code",
                 "text":"Your code is 482913. See https://example.com/a?b=1",
                 "html":"<script>x()</script><img src='cid:logo'><img src='CID:lo%%67o'><a href='https://example.com/c'>c</a>",
                 "attachments":[{"name":"logo.png","type":"image/png","content":"%s","contentId":"logo"},
                                {"name":"é\\u0301.html","type":"text/html","content":"%s"}]}""".formatted(png, png))
                .text("id");

        assertThat(get("/messages/" + id + "/codes").list("items")).asString().contains("482913");
        assertThat(get("/messages/" + id + "/links").list("items")).asString().contains("https://example.com/a?b=1",
                "https://example.com/c");
        ApiClient.Response html = get("/messages/" + id + "/html");
        assertThat(html.body()).contains("data:image/png;base64,AQID").doesNotContainIgnoringCase("cid:");
        assertThat(html.headers().firstValue("Content-Security-Policy").orElseThrow()).startsWith("sandbox;")
                .contains("default-src 'none'").doesNotContain("script-src");
        ApiClient.Response file = get("/messages/" + id + "/attachments/1");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment; ");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(get("/messages/" + id + "/attachments/0").body()).isEqualTo("\u0001\u0002\u0003");
        assertThat(get("/messages/" + id + "/attachments/2").status()).isEqualTo(404);
        assertThat(get("/messages/" + id + "/attachments/x").status()).isEqualTo(404);
        assertThat(get("/messages/" + id + "/events").body()).contains("\"type\":\"delivered\"");
        assertThat(get("/messages/msg_none/html").status()).isEqualTo(404);
    }

    @Test
    void anEventIsSimulated() {
        String id = sms("+4915112345678", "one");

        ApiClient.Response events = server.api.post(V1 + "/messages/" + id + "/events",
                "{\"type\":\"replied\",\"detail\":\"STOP\"}");
        assertThat(events.status()).as(events.body()).isEqualTo(201);
        assertThat(get("/messages/" + id + "/events").body()).contains("\"cause\":\"manual\"", "STOP");
        assertThat(server.api.post(V1 + "/messages/" + id + "/events", "{\"type\":\"flown\"}").fieldErrors())
                .containsExactly("#/type unknown");
        assertThat(server.api.post(V1 + "/messages/" + id + "/events", "{\"type\":\"opened\",\"bounce\":\"hard\"}")
                .fieldErrors()).containsExactly("#/bounce contradiction");
    }

    @Test
    void withoutAMailServerNothingIsReleased() {
        String id = sms("+4915112345678", "one");

        ApiClient.Response refused = server.api.post(V1 + "/messages/" + id + "/release",
                "{\"to\":[\"a@example.com\"]}");
        RefusalTest.assertRefused(refused, 409, "conflict");
        assertThat(refused.body()).contains("--release-smtp");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"q":"one"}                                          | true
            {"q":"one","times":{"exactly":2}}                    | true
            {"q":"one","times":{"exactly":1}}                    | false
            {"q":"one","times":{"atLeast":3}}                    | false
            {"q":"one","times":{"atMost":1}}                     | false
            {"q":"one","times":{"between":{"least":1,"most":2}}} | true
            {"q":"none","times":{"never":true}}                  | true
            {"q":"one","times":{"never":true},"wait":"1h"}       | #/wait out-of-range
            {"q":"one","times":{"never":true},"wait":"1m"}       | false
            {"q":"none","times":{"never":true},"wait":"10ms"}    | true
            {"q":"one","times":{"exactly":2},"wait":"1m"}        | true
            {"q":"one","times":{}}                               | #/times contradiction
            {"q":"one","times":{"atMost":1,"atLeast":1}}         | #/times contradiction
            {"q":"one","after":"x"}                              | #/after unknown
            """)
    void messagesAreCounted(String body, String outcome) {
        sms("+4915112345678", "one");
        sms("+4915112345679", "one");

        assertVerdict(body, outcome);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"inOrder":["one","two","one"]}              | true
            {"inOrder":["two","one"]}                    | true
            {"inOrder":["one","one","two"]}              | false
            {"inOrder":["two","two"],"wait":"10ms"}      | false
            {"inOrder":["one","two","one"],"wait":"1m"}  | true
            {"inOrder":["one"],"q":"one"}                | #/inOrder contradiction
            {"inOrder":["one"],"times":{"exactly":1}}    | #/inOrder contradiction
            {"inOrder":["one"," "]}                      | #/inOrder/1 out-of-range
            """)
    void messagesAreExpectedOneAfterTheOther(String body, String outcome) {
        sms("+4915112345678", "one");
        sms("+4915112345678", "two");
        sms("+4915112345678", "one");

        assertVerdict(body, outcome);
    }

    @Test
    void whatDoesNotComeInItsTurnIsNamed() {
        sms("+4915112345678", "one");
        sms("+4915112345678", "three");

        Map<?, ?> verdict = server.api.post(V1 + "/verify", "{\"inOrder\":[\"one\",\"to:45678 body:two\"]}").json();

        assertThat(verdict.get("expected")).isEqualTo("2 messages, one after the other");
        assertThat(verdict.get("matches").toString()).contains("+4915112345678");
        assertThat(verdict.get("found").toString()).isEqualTo("1");
        assertThat(verdict.get("nearMisses").toString()).contains("missed=[body:two]");
    }

    @Test
    void aFailedVerificationTellsNearMissesAndRefusals() {
        sms("+4915112345678", "hello");
        keyed.post("/sandbox/v1/sms", "{\"to\":\"nobody\",\"text\":\"hello\"}");
        server.api.withKey("ck_unknown", "x".repeat(64)).post("/sandbox/v1/sms", "{}");

        Map<?, ?> verdict = server.api.post(V1 + "/verify", "{\"q\":\"to:45678 body:goodbye\"}").json();
        assertThat(verdict.get("satisfied")).isEqualTo(false);
        assertThat(verdict.get("expected")).isEqualTo("at least 1 message");
        assertThat(verdict.get("nearMisses").toString()).contains("missed=[body:goodbye]").contains("+4915112345678");
        assertThat(verdict.get("refused").toString()).contains("reason=invalid", "reason=key-unknown");
    }

    private String sms(String to, String text) {
        ApiClient.Response sent = keyed.post("/sandbox/v1/sms", "{\"to\":\"" + to + "\",\"text\":\"" + text + "\"}");
        assertThat(sent.status()).as(sent.body()).isEqualTo(201);
        return sent.text("id");
    }

    private ApiClient.Response get(String path) {
        return server.api.get(V1 + path);
    }

    /**
     * @param outcome whether the verification is satisfied; or, after #, the invalid fields
     */
    private void assertVerdict(String body, String outcome) {
        ApiClient.Response verdict = server.api.post(V1 + "/verify", body);
        assertThat(outcome.startsWith("#")
                ? String.join(",", verdict.fieldErrors())
                : String.valueOf(verdict.json().get("satisfied"))).as(verdict.body()).isEqualTo(outcome);
    }
}
