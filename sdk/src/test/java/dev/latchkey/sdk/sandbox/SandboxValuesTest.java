package dev.latchkey.sdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.DecodeException;
import dev.latchkey.sdk.InvalidRequestException;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.ApiKey;
import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.keys.IssuedKey;
import dev.latchkey.sdk.keys.KeyStatus;
import dev.latchkey.sdk.message.Sms;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests responses with values that the sandbox does not document, after the request was carried out. */
@Timeout(60)
class SandboxValuesTest {
    private static final Sms SMS = Sms.of("+4915112345678", "Hello");
    private static final String KEY = "{\"id\":\"key_1\",\"name\":\"shop\",\"key\":\"ck_1\",\"environment\":\" \","
            + "\"lastFive\":\"abcde\",\"length\":96,\"viewable\":false,\"permissions\":[],\"allowedIps\":[],"
            + "\"created\":\"2026-01-02T03:04:05Z\",\"status\":\"active\"}";
    private static final String PERMISSION = "{\"name\":\"sms:send\",\"group\":\"SMS\",\"risk\":\"high\","
            + "\"summary\":\"Send SMS\"}";

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static Stream<Arguments> unreadableResponses() {
        return Stream.of(
                unreadable("$.environment", receipt(""), shop -> shop.sms().send(SMS)),
                unreadable("$.environment", receipt(" "), shop -> shop.sms().send(SMS)),
                unreadable("$.environment", KEY, shop -> shop.keys().get("key_1")),
                unreadable("$.items[0].environment", "{\"items\":[" + KEY + "],\"next\":\"\"}",
                        shop -> shop.keys().list()),
                unreadable("$.items[0].environment", "{\"items\":[" + KEY + "],\"next\":\"\"}",
                        shop -> shop.keys().all().firstPage()),
                unreadable("$.next", "{\"items\":[],\"next\":\"cursor\"}", shop -> shop.keys().list()),
                unreadable("$.items", "{\"items\":[" + PERMISSION + "," + PERMISSION + "]}",
                        shop -> shop.permissions()));
    }

    private static Arguments unreadable(String path, String json, Function<SandboxKeyClient, ApiCall<?>> call) {
        return Arguments.of(path, json, call);
    }

    private static String receipt(String environment) {
        return "{\"id\":\"msg_1\",\"channel\":\"sms\",\"environment\":\"" + environment
                + "\",\"recipients\":1,\"parts\":1,\"accepted\":\"2026-01-02T03:04:05Z\"}";
    }

    @ParameterizedTest
    @MethodSource("unreadableResponses")
    void aValueThatTheClientRefusesIsADecodeExceptionWithItsPath(String path, String json,
            Function<SandboxKeyClient, ApiCall<?>> call) {
        respond(200, json);

        assertThatExceptionOfType(DecodeException.class).isThrownBy(call.apply(shop())::execute)
                .satisfies(e -> {
                    assertThat(e.path()).isEqualTo(path);
                    assertThat(e.operation()).isPresent();
                    assertThat(e.requestId()).contains("req_1");
                });
    }

    @Test
    void aByteOrderMarkBeforeAProblemDoesNotHideItsReason() {
        respond(422, "\uFEFF{\"type\":\"about:blank\",\"title\":\"Invalid\",\"status\":422,\"code\":\"invalid\","
                + "\"detail\":\"The number is not valid.\"}");

        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(shop().sms().send(SMS)::execute)
                .satisfies(e -> assertThat(e.reason()).isEqualTo("The number is not valid."));
    }

    @Test
    void aKeyThatWasJustIssuedIsUsedInOneStep() throws InterruptedException {
        respond(201, receipt("sandbox"));
        Sandbox sandbox = Sandbox.at(server.url("/").toString());

        sandbox.withKey(new IssuedKey(key("ck_1"), Secret.of("s".repeat(96)), null)).sms().send(SMS).execute();

        assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo(
                "Basic " + Base64.getEncoder().encodeToString(("ck_1:" + "s".repeat(96)).getBytes(
                        java.nio.charset.StandardCharsets.UTF_8)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sandbox.withKey(new IssuedKey(key(null), Secret.of("s"), null)))
                .withMessageContaining("no consumer key");
    }

    private static ApiKey key(@Nullable String consumerKey) {
        return new ApiKey("key_1", "shop", Sandbox.GATEWAY, Environment.SANDBOX, consumerKey, "", 96, Set.of(),
                List.of(), null, null, null, KeyStatus.ACTIVE);
    }

    private SandboxKeyClient shop() {
        return Sandbox.at(server.url("/").toString()).withKey("ck_1", Secret.of("s".repeat(96)));
    }

    private void respond(int status, String json) {
        server.enqueue(new MockResponse.Builder().code(status).setHeader("Content-Type", "application/json")
                .setHeader("X-Request-Id", "req_1").body(json).build());
    }
}
