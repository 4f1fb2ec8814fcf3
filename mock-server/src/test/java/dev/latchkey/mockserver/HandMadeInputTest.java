package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends hundreds of invalid requests. Each response says what is wrong, and none changes the state. */
class HandMadeInputTest {
    @ParameterizedTest
    @ValueSource(strings = {"bad-sandbox.txt", "bad-control.txt"})
    void eachIsToldWhatIsWrongAndNothingOfItIsStored(String file) throws IOException {
        try (RunningServer server = new RunningServer()) {
            ApiClient.Response key = server.makeKey("\"permissions\":[\"*\"]");
            ApiClient keyed = server.api.withKey(key);
            ApiClient caller = file.contains("sandbox") ? keyed : server.api;
            String message = keyed.post("/sandbox/v1/sms", "{\"to\":\"+4915112345678\",\"text\":\"Hello\"}").text("id");
            List<BadRequests.BadRequest> requests = BadRequests.read(file);
            assertThat(requests).hasSizeGreaterThanOrEqualTo(200);
            String before = ServerState.snapshot(server);

            SoftAssertions each = new SoftAssertions();
            for (BadRequests.BadRequest request : requests) {
                ApiClient.Response response = send(caller, request, key.text("id"), message);
                each.assertThat(response.status()).as("%s: %s", request, response.body()).isEqualTo(request.status());
                if (response.status() >= 400) {
                    each.assertThat(response.text("detail")).as("%s", request).matches("(?s).{10,}[.?]");
                }
                if (request.field() != null && response.status() == 422) {
                    each.assertThat(response.fieldErrors()).as("%s: %s", request, response.body())
                            .anyMatch(error -> error.startsWith("#/" + request.field()));
                }
            }
            each.assertAll();
            assertThat(ServerState.snapshot(server)).isEqualTo(before);
            ServerState.assertIdle(server);
        }
    }

    private static ApiClient.Response send(ApiClient caller, BadRequests.BadRequest request, String key,
            String message) {
        String path = request.path().replace("{key}", key).replace("{message}", message);
        String body = request.body();
        return body == null
                ? caller.send(request.method(), path, null)
                : caller.with("Content-Type", "application/json").send(request.method(), path,
                        body.getBytes(StandardCharsets.UTF_8));
    }
}
