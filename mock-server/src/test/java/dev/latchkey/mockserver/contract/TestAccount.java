package dev.latchkey.mockserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sdk.internal.json.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** An account on the server under test, held in hand by the control API. */
final class TestAccount {
    private static final String CONTROL = "/_latchkey/v1";

    private final Http http;
    private final GatewayProfile words;
    private final String id;

    private TestAccount(Http http, GatewayProfile words, String id) {
        this.http = http;
        this.words = words;
        this.id = id;
    }

    /** A new account with so much money, whose clock stands still. */
    static TestAccount open(Http http, GatewayProfile words, String balance) {
        String id = ask(http, "POST", "/accounts",
                Map.of("email", UUID.randomUUID() + "@example.com", "balance", new BigDecimal(balance)))
                .text("id");
        TestAccount account = new TestAccount(http, words, id);
        account.control("POST", "/clock/freeze", Map.of());
        return account;
    }

    String id() {
        return id;
    }

    String balance() {
        return get("/accounts/" + id).text("balance");
    }

    /** A key that may do everything, but for what is said otherwise by the names of the control API. */
    Key key(Map<String, Object> otherwise) {
        Reply made = askForKey(otherwise);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return new Key(made.text("id"), made.text("key"), made.text("secret"));
    }

    Key key() {
        return key(Map.of());
    }

    Reply askForKey(Map<String, Object> otherwise) {
        Map<String, Object> fields = new HashMap<>(Map.of("gateway", words.gateway(), "name", "contract"));
        if (words.features().contains(Feature.PERMISSIONS)) {
            fields.put("permissions", words.permissions());
        }
        fields.putAll(otherwise);
        return ask(http, "POST", "/accounts/" + id + "/keys", fields);
    }

    void editKey(Key key, Map<String, Object> changes) {
        assertThat(ask(http, "PATCH", "/accounts/" + id + "/keys/" + key.id(), changes).status()).isEqualTo(200);
    }

    void letNeverExpire(Key key) {
        assertThat(http.send(Asked.json("PATCH", CONTROL + "/accounts/" + id + "/keys/" + key.id(),
                "{\"expires\":null}")).status()).isEqualTo(200);
    }

    void revoke(Key key) {
        assertThat(ask(http, "DELETE", "/accounts/" + id + "/keys/" + key.id(), Map.of()).status()).isEqualTo(200);
    }

    List<Map<?, ?>> keys() {
        return get("/accounts/" + id + "/keys").items();
    }

    /** What was captured, the newest first. */
    List<Map<?, ?>> messages() {
        return get("/messages?limit=200&account=" + id).items();
    }

    Map<?, ?> message() {
        assertThat(messages()).hasSize(1);
        return get("/messages/" + messages().get(0).get("id") + "?account=" + id).json();
    }

    /** What happened to a message, in neutral words. */
    List<String> events(Object messageId) {
        return get("/messages/" + messageId + "/events?account=" + id).items().stream()
                .map(event -> String.valueOf(event.get("type"))).toList();
    }

    Reply advance(String by) {
        return control("POST", "/clock/advance", Map.of("by", by));
    }

    String now() {
        return get("/clock?account=" + id).text("now");
    }

    /** Makes a rule for this account's requests; returns its id. */
    String fault(String phase, Map<String, Object> more) {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("account", id, "phase", phase));
        fields.putAll(more);
        Reply made = ask(http, "POST", "/faults", fields);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.text("id");
    }

    /** Ids of this account's rules. */
    List<String> faults() {
        return get("/faults?account=" + id).items().stream().map(rule -> String.valueOf(rule.get("id"))).toList();
    }

    /** How often a rule has fired. */
    int fired(String ruleId) {
        return ((Number) get("/faults/" + ruleId).json().get("fired")).intValue();
    }

    void removeFault(String ruleId) {
        assertThat(ask(http, "DELETE", "/faults/" + ruleId, Map.of()).status()).isEqualTo(204);
    }

    /** Has a sink called with these events; returns the webhook's secret. */
    String webhook(String sink, int status, List<String> events) {
        Reply made = control("POST", "/webhooks", Map.of("gateway", words.gateway(), "url",
                http.base() + CONTROL + "/sink/" + sink + "?status=" + status, "events", events));
        return made.text("secret");
    }

    /** Waits for so many calls of a sink; returns all. */
    List<GatewayProfile.Called> calls(String sink, int count) {
        Reply reply = get("/sink/" + sink + "/calls?wait=10s&count=" + count);
        assertThat(reply.items()).as("calls of the webhook").hasSizeGreaterThanOrEqualTo(count);
        return reply.items().stream().map(TestAccount::called).toList();
    }

    /** Calls of a sink by now. */
    int callsByNow(String sink) {
        return get("/sink/" + sink + "/calls").items().size();
    }

    /** Calls that were made or are to be made, the newest first. */
    List<Map<?, ?>> attempts() {
        return get("/webhook-attempts?account=" + id).items();
    }

    Reply replay(Object attemptId) {
        return control("POST", "/webhook-attempts/" + attemptId + "/replay", Map.of());
    }

    /** What the journal says of a request, whoever it was. */
    Map<?, ?> journal(String requestId) {
        return get("/journal?limit=200").items().stream().filter(entry -> requestId.equals(entry.get("id")))
                .findFirst().orElseThrow(() -> new AssertionError("The journal does not know " + requestId));
    }

    /** The newest entry of the journal for this account. */
    Map<?, ?> newestEntry() {
        return get("/journal?limit=1&account=" + id).items().get(0);
    }

    /** What the server measures under this name. */
    double gauge(String name) {
        return get("/metrics").body().lines().filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1))).findFirst().orElseThrow();
    }

    private Reply control(String method, String path, Map<String, Object> body) {
        Reply reply = ask(http, method, path + "?account=" + id, body);
        assertThat(reply.status()).as(reply.body()).isBetween(200, 299);
        return reply;
    }

    private Reply get(String path) {
        Reply reply = http.send(Asked.get(CONTROL + path));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply;
    }

    private static Reply ask(Http http, String method, String path, Map<String, Object> body) {
        String json = body.isEmpty() && method.equals("DELETE")
                ? ""
                : new String(Json.encode(body), StandardCharsets.UTF_8);
        return http.send(Asked.json(method, CONTROL + path, json));
    }

    private static GatewayProfile.Called called(Map<?, ?> call) {
        Map<String, String> headers = new HashMap<>();
        ((List<?>) call.get("headers")).stream().map(Map.class::cast).forEach(header -> headers.put(
                String.valueOf(header.get("name")).toLowerCase(Locale.ROOT),
                String.valueOf(header.get("value"))));
        return new GatewayProfile.Called(headers, String.valueOf(call.get("body")));
    }
}
