package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sdk.internal.json.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** Random requests to the control API: it accepts or refuses each, and never fails. */
class RandomControlTest {
    private static final List<String> BODIES = List.of("POST /accounts", "POST /accounts/demo@latchkey.test/keys",
            "PATCH /accounts/demo@latchkey.test", "POST /messages/x/events", "POST /messages/x/release", "POST /verify",
            "POST /webhooks", "POST /faults", "POST /clock/advance", "POST /clock/freeze", "PUT /seed",
            "POST /sink/x");
    private static final List<String> QUERIES = List.of("GET /messages", "GET /messages/cursor", "DELETE /messages",
            "GET /messages/x", "GET /journal", "GET /webhook-attempts", "GET /faults", "GET /clock", "POST /reset",
            "GET /export", "GET /sink/x/calls", "POST /sink/x", "GET /accounts/x", "GET /info", "GET /metrics");

    private RunningServer server;

    @BeforeProperty
    void start() throws IOException {
        server = new RunningServer();
    }

    @AfterProperty
    void stop() {
        ServerState.assertIdle(server);
        server.close();
    }

    @Property(tries = 800)
    void anyJsonIsAcceptedOrRefused(@ForAll("objects") Map<String, Object> body, @ForAll("bodies") String call) {
        String account = call.contains("/accounts") || call.contains("/faults") || call.contains("/seed")
                || call.contains("/sink") ? "" : "?account=demo@latchkey.test";
        String before = ServerState.snapshot(server);
        ApiClient.Response response = server.api.with("Content-Type", "application/json").send(method(call),
                path(call) + account, Json.encode(body));
        assertAnswered(response);
        if (response.status() >= 400) {
            assertThat(ServerState.snapshot(server)).isEqualTo(before);
        }
    }

    @Property(tries = 200)
    void anyBytesAreAcceptedOrRefused(@ForAll byte[] body, @ForAll("bodies") String call) {
        assertAnswered(server.api.with("Content-Type", "application/json").send(method(call), path(call), body));
    }

    @Property(tries = 600)
    void anyQueryIsAcceptedOrRefused(@ForAll("queries") String query, @ForAll("questions") String call) {
        assertAnswered(server.api.send(method(call), path(call) + query, null));
    }

    @Provide
    Arbitrary<String> bodies() {
        return Arbitraries.of(BODIES);
    }

    @Provide
    Arbitrary<String> questions() {
        return Arbitraries.of(QUERIES);
    }

    @Provide
    Arbitrary<String> queries() {
        Arbitrary<String> names = Arbitraries.of("q", "account", "after", "before", "wait", "count", "limit", "key",
                "refused", "scope", "replace", "messages", "types", "status", "webhook", "cursor", "other");
        Arbitrary<String> values = Arbitraries.oneOf(Arbitraries.strings().all().ofMaxLength(12),
                Arbitraries.of("1", "0", "-1", "99999999999999999999", "1ms", "PT0S", "P9999999999D", "true", "all",
                        "messages", "demo@latchkey.test", "to:a", "-", "\"", "larger:99999999999999999999k",
                        "after:9999999999-01-01", "is:", "msg_00000000000000000000", "204", "304", "100"));
        Arbitrary<String> pairs = Combinators.combine(names, values)
                .as((name, value) -> name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        return pairs.list().ofMaxSize(4).map(list -> list.isEmpty()
                ? ""
                : list.stream().collect(Collectors.joining("&", "?", "")));
    }

    @Provide
    Arbitrary<Map<String, Object>> objects() {
        Arbitrary<String> names = Arbitraries.of("email", "password", "balance", "maxKeys", "magic", "gateway", "name",
                "permissions", "secret", "secretHash", "consumerKey", "type", "bounce", "recipient", "q", "times",
                "after", "wait", "url", "events", "active", "phase", "match", "when", "delay", "effect", "account",
                "by", "to", "accounts", "keys", "faults", "messages", "webhooks", "lastFive", "expires");
        Arbitrary<Object> texts = Arbitraries.of("", "sandbox", "a@b.example", "*", "answer", "before-handling", "2s",
                "P1D", "bounced", "hard", "http://localhost/", "s".repeat(64), "0".repeat(64), "2030-01-01T00:00:00Z",
                "+1000000000-01-01T00:00:00Z", "PT99999999999999999H", "\u0000").map(text -> text);
        Arbitrary<Object> leaves = Arbitraries.oneOf(texts, Arbitraries.integers().map(n -> n),
                Arbitraries.bigDecimals().map(n -> n), Arbitraries.of(true, false).map(flag -> flag));
        Arbitrary<String> inner = Arbitraries.of("type", "status", "bytes", "next", "every", "share", "median", "sigma",
                "exactly", "between", "email", "keys", "route", "key", "address", "reason", "code", "copies", "url");
        Arbitrary<Object> objects = Arbitraries.maps(inner, leaves).ofMaxSize(4).map(map -> map);
        Arbitrary<Object> values = Arbitraries.oneOf(leaves, objects, objects.list().ofMaxSize(2).map(list -> list),
                texts.list().ofMaxSize(2).map(list -> list));
        return Arbitraries.maps(names, values).ofMaxSize(8);
    }

    private static String method(String call) {
        return call.substring(0, call.indexOf(' '));
    }

    private static String path(String call) {
        return "/_latchkey/v1" + call.substring(call.indexOf(' ') + 1);
    }

    private static void assertAnswered(ApiClient.Response response) {
        assertThat(response.status()).as(response.body()).isBetween(200, 499);
        if (response.status() >= 400) {
            assertThat(response.code()).isNotEmpty();
        }
    }
}
