package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sdk.internal.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** Random bodies, paths and queries: the sandbox API accepts or refuses each, and never fails. */
class RandomBodiesTest {
    private static final List<String> PATHS = List.of("/sandbox/v1/keys", "/sandbox/v1/sms", "/sandbox/v1/emails",
            "/sandbox/v1/webhooks", "/_latchkey/v1/accounts");

    private RunningServer server;
    private ApiClient keyed;

    @BeforeProperty
    void start() throws IOException {
        server = new RunningServer();
        keyed = server.keyed("\"permissions\":[\"*\"]").with("Content-Type", "application/json");
    }

    @AfterProperty
    void stop() {
        ServerState.assertIdle(server);
        server.close();
    }

    @Property(tries = 400)
    void anyBytesAreRefused(@ForAll byte[] body, @ForAll("paths") String path) {
        assertRefused(keyed.send("POST", path, body));
    }

    @Property(tries = 400)
    void anyTextIsRefused(@ForAll String body, @ForAll("paths") String path) {
        assertRefused(keyed.send("POST", path, body.getBytes(StandardCharsets.UTF_8)));
    }

    @Property(tries = 600)
    void anyJsonOfTheRightNamesIsAcceptedOrRefused(@ForAll("objects") Map<String, Object> body,
            @ForAll("paths") String path) {
        String before = ServerState.snapshot(server);
        ApiClient.Response response = keyed.send("POST", path, Json.encode(body));

        assertThat(response.status()).isBetween(200, 499);
        if (response.status() >= 400) {
            assertThat(ServerState.snapshot(server)).isEqualTo(before);
        }
    }

    @Property(tries = 400)
    void anyChangeOfTheRightNamesIsMadeAsAWholeOrNotAtAll(@ForAll("objects") Map<String, Object> body) {
        String key = "/sandbox/v1/keys/" + server.makeKey("\"permissions\":[\"*\"]").text("id");
        String before = keyed.get(key).body();

        ApiClient.Response response = keyed.send("PATCH", key, Json.encode(body));

        assertThat(response.status()).isBetween(200, 499);
        assertThat(keyed.get(key).body()).isEqualTo(response.status() == 200 ? response.body() : before);
        keyed.delete(key);
    }

    @Property(tries = 300)
    void anyPathIsAnswered(@ForAll("segments") List<String> segments) {
        ApiClient.Response response = keyed.send("GET", "/" + String.join("/", segments), null);

        assertThat(response.status()).isBetween(200, 499);
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of(PATHS);
    }

    @Provide
    Arbitrary<List<String>> segments() {
        return Arbitraries.of("sandbox", "v1", "_latchkey", "keys", "messages", "%2e%2e", "..", "%00", "%C3%28",
                "a%2Fb", "messages?limit=1&cursor=%ff", "").list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<Map<String, Object>> objects() {
        Arbitrary<String> names = Arbitraries.of("name", "permissions", "allowedIps", "length", "expires",
                "environment", "to", "text", "from", "subject", "html", "email", "password", "balance", "other", "cc",
                "replyTo",
                "headers", "attachments", "tags", "reference", "sendAt", "viewable", "url", "events", "active");
        Arbitrary<Object> texts = Arbitraries.oneOf(Arbitraries.strings().all().ofMaxLength(30).filter(this::isWhole),
                Arbitraries.of("*", "sms:send", "10.0.0.0/8", "::1", "+4915112345678", "a@b.example",
                        "2030-01-01T00:00:00Z", "sandbox"))
                .map(text -> text);
        Arbitrary<Object> numbers = Arbitraries.oneOf(Arbitraries.integers().map(n -> n),
                Arbitraries.doubles().map(n -> n), Arbitraries.bigDecimals().map(n -> n));
        Arbitrary<Object> values = Arbitraries.oneOf(texts, numbers, Arbitraries.of(true, false).map(b -> b),
                texts.list().ofMaxSize(3).map(list -> list), Arbitraries.of(Map.of(), Map.of("a", 1)).map(map -> map),
                Arbitraries.of(Map.of("name", "a", "content", "YQ=="), Map.of("mailbox", "a@b.example"),
                        Map.of("name", "", "content", 1)).list().ofMaxSize(3).map(list -> list));
        return Arbitraries.maps(names, values).ofMaxSize(8);
    }

    private boolean isWhole(String text) {
        // An unpaired surrogate cannot be encoded, so the server would receive another text.
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static void assertRefused(ApiClient.Response response) {
        assertThat(response.status()).isBetween(400, 499);
        assertThat(response.code()).isIn("malformed-json", "invalid");
    }
}
