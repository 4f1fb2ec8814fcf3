package dev.latchkey.sdk.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.NotFoundException;
import dev.latchkey.sdk.RetryPolicy;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.NewApiKey;
import dev.latchkey.sdk.keys.Rotation;
import dev.latchkey.sdk.keys.RotationState;
import dev.latchkey.sdk.keys.RotationState.Phase;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests rotations behind a load balancer that responds in the gateway's place. */
@Timeout(60)
class SandboxRotationTest {
    private static final NewApiKey NEW_KEY = NewApiKey.named("shop 2").build();
    private static final String HTML = "<html><head><title>404 Not Found</title></head><body>nginx</body></html>";

    private final MockWebServer server = new MockWebServer();
    /** Responses by method and path. A request without one gets the load balancer's 404. */
    private final Map<String, MockResponse> responses = new ConcurrentHashMap<>();

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return responses.getOrDefault(request.getMethod() + " " + request.getUrl().encodedPath(),
                        new MockResponse.Builder().code(404).setHeader("Content-Type", "text/html").body(HTML).build());
            }
        });
        server.start();
        respond("GET /sandbox/v1/keys/key_2", 200, key("key_2", "shop 2"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aNotFoundOfAnotherServerDoesNotEndARotationWhileTheOldKeyIsListed() {
        listKeys(key("key_1", "shop") + "," + key("key_2", "shop 2"));
        Rotation rotation = rotation(Phase.VERIFIED);

        assertThatExceptionOfType(NotFoundException.class).isThrownBy(rotation::commit);
        assertThat(rotation.state().phase()).isEqualTo(Phase.RETIRING);

        respond("DELETE /sandbox/v1/keys/key_1", 200, key("key_1", "shop"));
        rotation.commit();
        assertThat(rotation.state().phase()).isEqualTo(Phase.RETIRED);
    }

    @Test
    void aNotFoundOfAnotherServerDoesNotEndARotationThatCannotListTheKeys() {
        Rotation rotation = rotation(Phase.VERIFIED);

        assertThatExceptionOfType(NotFoundException.class).isThrownBy(rotation::commit);
        assertThat(rotation.state().phase()).isEqualTo(Phase.RETIRING);
    }

    @Test
    void aNotFoundWithoutACodeEndsARotationWhenTheOldKeyIsNoLongerListed() {
        listKeys(key("key_2", "shop 2"));
        Rotation rotation = rotation(Phase.RETIRING);

        rotation.commit();
        assertThat(rotation.state().phase()).isEqualTo(Phase.RETIRED);
    }

    @Test
    void theGatewaysOwnNotFoundEndsARotationWithoutAnotherRequest() {
        problem("DELETE /sandbox/v1/keys/key_1");
        Rotation rotation = rotation(Phase.RETIRING);

        rotation.commit();
        assertThat(rotation.state().phase()).isEqualTo(Phase.RETIRED);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATED", "VERIFIED", "ROLLING_BACK"})
    void aNotFoundOfAnotherServerDoesNotEndARollbackWhileTheNewKeyIsListed(Phase phase) {
        listKeys(key("key_1", "shop") + "," + key("key_2", "shop 2"));
        Rotation rotation = rotation(phase);

        assertThatExceptionOfType(NotFoundException.class).isThrownBy(rotation::rollBack);
        assertThat(rotation.state().phase()).isEqualTo(Phase.ROLLING_BACK);
    }

    @Test
    void aNotFoundOfAnotherServerDoesNotLeaveALostKeyBehindWhenAnotherIsCreated() {
        listKeys(key("key_1", "shop") + "," + key("key_2", "shop 2"));

        assertThatExceptionOfType(NotFoundException.class).isThrownBy(rotation(Phase.CREATED)::create);
    }

    @Test
    void aNotFoundOfAnotherServerDoesNotMeanThatTheNewKeyIsGone() {
        responses.clear();
        listKeys(key("key_1", "shop") + "," + key("key_2", "shop 2"));
        Rotation rotation = rotation(Phase.VERIFIED);

        assertThatExceptionOfType(NotFoundException.class).isThrownBy(rotation::commit);
        assertThat(rotation.state().phase()).isEqualTo(Phase.VERIFIED);
    }

    private Rotation rotation(Phase phase) {
        SandboxKeys keys = Sandbox
                .at(ClientOptions.at(server.url("/").toString()).withRetries(RetryPolicy.none()))
                .withKey("ck_1", Secret.of("s".repeat(96))).keys();
        return Rotation.resume(keys, new RotationState("key_1", NEW_KEY, "key_2", phase, Instant.EPOCH), state -> {});
    }

    private void listKeys(String keys) {
        respond("GET /sandbox/v1/keys", 200, "{\"items\":[" + keys + "],\"next\":\"\"}");
    }

    private void problem(String request) {
        respond(request, 404, "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,\"code\":\"not-found\","
                + "\"detail\":\"There is no such key.\",\"requestId\":\"req_1\"}");
    }

    private void respond(String request, int status, String json) {
        responses.put(request,
                new MockResponse.Builder().code(status).setHeader("Content-Type", "application/json").body(json)
                        .build());
    }

    private static String key(String id, String name) {
        return "{\"id\":\"" + id + "\",\"name\":\"" + name + "\",\"key\":\"ck_" + id + "\",\"environment\":\"sandbox\","
                + "\"lastFive\":\"abcde\",\"length\":96,\"viewable\":false,\"permissions\":[],\"allowedIps\":[],"
                + "\"created\":\"2026-01-02T03:04:05Z\",\"status\":\"active\"}";
    }
}
