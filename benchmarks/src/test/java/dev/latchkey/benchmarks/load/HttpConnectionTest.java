package dev.latchkey.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpConnectionTest {
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void oneConnectionAsksAgainAndAgain() throws Exception {
        server.enqueue(new MockResponse.Builder().code(201).body("{}").build());
        server.enqueue(new MockResponse.Builder().code(201).body("x".repeat(20_000)).build());
        server.enqueue(new MockResponse.Builder().code(200).body("all").build());

        try (HttpConnection connection = connection()) {
            connection.once();
            connection.once();
            LoadResponse response = connection.ask(HttpRequests.get("/all"));

            assertThat(response.text()).isEqualTo("all");
        }
        assertThat(server.takeRequest().getConnectionIndex()).isEqualTo(server.takeRequest().getConnectionIndex());
        assertThat(server.takeRequest().getTarget()).isEqualTo("/all");
    }

    @Test
    void anotherStatusThanTheExpectedIsAnErrorThatShowsTheAnswer() throws Exception {
        server.enqueue(new MockResponse.Builder().code(429).body("slow down").build());

        try (HttpConnection connection = connection()) {
            assertThatThrownBy(connection::once).isInstanceOf(IOException.class).hasMessageContaining("429")
                    .hasMessageContaining("slow down");
        }
    }

    @Test
    void everyRequestHasItsOwnNumber() {
        NumberedBody numberedBody = new NumberedBody(
                ("a " + NumberedBody.PLACE + " b").getBytes(StandardCharsets.UTF_8),
                new AtomicInteger(41));

        assertThat(new String(numberedBody.next(), StandardCharsets.UTF_8)).isEqualTo("a 00000041 b");
        assertThat(numberedBody.next()).asString().isEqualTo("a " + NumberedBody.digits(42) + " b");
    }

    private HttpConnection connection() throws IOException {
        byte[] request = HttpRequests.post("/send", "Basic x", "{}");
        return new HttpConnection(new InetSocketAddress("127.0.0.1", server.getPort()), null, () -> request, 201);
    }
}
