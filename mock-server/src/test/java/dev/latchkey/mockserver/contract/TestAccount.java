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

/** An account on the tested server, managed through the control API. */
final class TestAccount {
    private static final String CONTROL = "/_latchkey/v1";

    private final HttpTestClient http;
    private final GatewayProfile profile;
    private final String id;

    private TestAccount(HttpTestClient http, GatewayProfile profile, String id) {
        this.http = http;
        this.profile = profile;
        this.id = id;
    }

    /** Creates an account with a balance and a frozen clock. */
    static TestAccount create(HttpTestClient http, GatewayProfile profile, String balance) {
        String id = send(http, "POST", "/accounts",
                Map.of("email", UUID.randomUUID() + "@example.com", "balance", new BigDecimal(balance)))
                .text("id");
        TestAccount account = new TestAccount(http, profile, id);
        account.control("POST", "/clock/freeze", Map.of());
        return account;
    }

    String id() {
        return id;
    }

    String balance() {
        return get("/accounts/" + id).text("balance");
    }

    /** Creates a key with all permissions, changed by members of the control API's request. */
    TestKey key(Map<String, Object> overrides) {
        TestResponse created = requestKey(overrides);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return new TestKey(created.text("id"), created.text("key"), created.text("secret"));
    }

    TestKey key() {
        return key(Map.of());
    }

    TestResponse requestKey(Map<String, Object> overrides) {
        Map<String, Object> fields = new HashMap<>(Map.of("gateway", profile.gateway(), "name", "contract"));
        if (profile.features().contains(Feature.PERMISSIONS)) {
            fields.put("permissions", profile.permissions());
        }
        fields.putAll(overrides);
        return send(http, "POST", "/accounts/" + id + "/keys", fields);
    }

    void editKey(TestKey key, Map<String, Object> changes) {
        assertThat(send(http, "PATCH", "/accounts/" + id + "/keys/" + key.id(), changes).status()).isEqualTo(200);
    }

    void removeExpiry(TestKey key) {
        assertThat(http.send(TestRequest.json("PATCH", CONTROL + "/accounts/" + id + "/keys/" + key.id(),
                "{\"expires\":null}")).status()).isEqualTo(200);
    }

    void revoke(TestKey key) {
        assertThat(send(http, "DELETE", "/accounts/" + id + "/keys/" + key.id(), Map.of()).status()).isEqualTo(200);
    }

    List<Map<?, ?>> keys() {
        return get("/accounts/" + id + "/keys").items();
    }

    /** Returns the captured messages, the newest first. */
    List<Map<?, ?>> messages() {
        return get("/messages?limit=200&account=" + id).items();
    }

    Map<?, ?> message() {
        assertThat(messages()).hasSize(1);
        return get("/messages/" + messages().get(0).get("id") + "?account=" + id).json();
    }

    /** Returns the types of a message's delivery events. */
    List<String> events(Object messageId) {
        return get("/messages/" + messageId + "/events?account=" + id).items().stream()
                .map(event -> String.valueOf(event.get("type"))).toList();
    }

    TestResponse advance(String by) {
        return control("POST", "/clock/advance", Map.of("by", by));
    }

    String now() {
        return get("/clock?account=" + id).text("now");
    }

    /** Creates a fault rule for this account and returns its id. */
    String fault(String phase, Map<String, Object> more) {
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("account", id, "phase", phase));
        fields.putAll(more);
        TestResponse created = send(http, "POST", "/faults", fields);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created.text("id");
    }

    /** Returns the ids of this account's fault rules. */
    List<String> faults() {
        return get("/faults?account=" + id).items().stream().map(rule -> String.valueOf(rule.get("id"))).toList();
    }

    /** Returns how often a fault rule has fired. */
    int firedCount(String ruleId) {
        return ((Number) get("/faults/" + ruleId).json().get("fired")).intValue();
    }

    void removeFault(String ruleId) {
        assertThat(send(http, "DELETE", "/faults/" + ruleId, Map.of()).status()).isEqualTo(204);
    }

    /** Creates a webhook that calls a sink and returns its secret. */
    String webhook(String sink, int status, List<String> events) {
        TestResponse created = control("POST", "/webhooks", Map.of("gateway", profile.gateway(), "url",
                http.base() + CONTROL + "/sink/" + sink + "?status=" + status, "events", events));
        return created.text("secret");
    }

    /** Waits for {@code count} requests of a sink and returns all of them. */
    List<GatewayProfile.ReceivedWebhook> awaitCalls(String sink, int count) {
        TestResponse response = get("/sink/" + sink + "/calls?wait=10s&count=" + count);
        assertThat(response.items()).as("calls of the webhook").hasSizeGreaterThanOrEqualTo(count);
        return response.items().stream().map(TestAccount::receivedWebhook).toList();
    }

    /** Returns the number of requests that a sink has received. */
    int callCount(String sink) {
        return get("/sink/" + sink + "/calls").items().size();
    }

    /** Returns the webhook attempts made or due, the newest first. */
    List<Map<?, ?>> attempts() {
        return get("/webhook-attempts?account=" + id).items();
    }

    TestResponse replay(Object attemptId) {
        return control("POST", "/webhook-attempts/" + attemptId + "/replay", Map.of());
    }

    /** Returns the journal entry of a request of any account. */
    Map<?, ?> journal(String requestId) {
        return get("/journal?limit=200").items().stream().filter(entry -> requestId.equals(entry.get("id")))
                .findFirst().orElseThrow(() -> new AssertionError("The journal has no entry " + requestId));
    }

    /** Returns the newest journal entry of this account. */
    Map<?, ?> newestEntry() {
        return get("/journal?limit=1&account=" + id).items().get(0);
    }

    /** Returns the value of a metric. */
    double gauge(String name) {
        return get("/metrics").body().lines().filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1))).findFirst().orElseThrow();
    }

    private TestResponse control(String method, String path, Map<String, Object> body) {
        TestResponse response = send(http, method, path + "?account=" + id, body);
        assertThat(response.status()).as(response.body()).isBetween(200, 299);
        return response;
    }

    private TestResponse get(String path) {
        TestResponse response = http.send(TestRequest.get(CONTROL + path));
        assertThat(response.status()).as(response.body()).isEqualTo(200);
        return response;
    }

    private static TestResponse send(HttpTestClient http, String method, String path, Map<String, Object> body) {
        String json = body.isEmpty() && method.equals("DELETE")
                ? ""
                : new String(Json.encode(body), StandardCharsets.UTF_8);
        return http.send(TestRequest.json(method, CONTROL + path, json));
    }

    private static GatewayProfile.ReceivedWebhook receivedWebhook(Map<?, ?> call) {
        Map<String, String> headers = new HashMap<>();
        ((List<?>) call.get("headers")).stream().map(Map.class::cast).forEach(header -> headers.put(
                String.valueOf(header.get("name")).toLowerCase(Locale.ROOT),
                String.valueOf(header.get("value"))));
        return new GatewayProfile.ReceivedWebhook(headers, String.valueOf(call.get("body")));
    }
}
