package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The warning about a lost server key says which secrets are lost, and appears only if there are any. */
class LostServerKeyWarningTest {
    private final Logger logger = Logger.getLogger("dev.latchkey.mockserver");
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Handler listening = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            log.add(entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @TempDir
    Path data;

    @BeforeEach
    void listen() {
        logger.addHandler(listening);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(listening);
    }

    @Test
    void theStartWarnsAndReadingASecretIsAClearProblem() throws IOException {
        ApiClient.Response issued;
        try (MockServer server = start()) {
            issued = new ApiClient(server.baseUrl()).post("/_latchkey/v1/accounts/" + server.demoAccountId() + "/keys",
                    "{\"gateway\":\"sandbox\",\"name\":\"a\",\"permissions\":[\"*\"],\"viewable\":true}");
            ApiClient.Response webhook = new ApiClient(server.baseUrl()).withKey(issued).post("/sandbox/v1/webhooks",
                    "{\"url\":\"http://127.0.0.1:9/\",\"events\":[\"delivered\"]}");
            assertThat(webhook.status()).as(webhook.body()).isEqualTo(201);
        }
        String key = "/sandbox/v1/keys/" + issued.text("id");
        Files.delete(data.resolve("server.key"));
        assertThat(log).isEmpty();

        try (MockServer server = start()) {
            assertThat(log).singleElement().asString().contains("server.key", data.toString(), "viewable keys (1)",
                    "webhooks (1)", "restore the file").doesNotContain(issued.text("secret"));
            ApiClient keyed = new ApiClient(server.baseUrl()).withKey(issued);
            ApiClient.Response response = keyed.get(key + "/secret");
            RefusalTest.assertRefused(response, 409, "conflict");
            assertThat(response.text("detail")).contains("server.key", "lost");
            ApiClient.Response renewed = keyed.post(key + "/regenerate", "{}");
            assertThat(new ApiClient(server.baseUrl())
                    .withKey(String.valueOf(((Map<?, ?>) renewed.json().get("key")).get("key")), renewed.text("secret"))
                    .get(key + "/secret").text("secret")).isEqualTo(renewed.text("secret"));
        }
    }

    @Test
    void aNewDirectoryAndOneWithoutSuchSecretsAreNoReasonToWarn() throws IOException {
        start().close();
        Files.delete(data.resolve("server.key"));
        start().close();

        assertThat(log).isEmpty();
    }

    private MockServer start() {
        return MockServer.builder().data(data).start();
    }
}
