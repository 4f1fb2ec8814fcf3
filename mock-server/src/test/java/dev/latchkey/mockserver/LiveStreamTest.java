package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The event stream: events arrive as they happen, and a client that reconnects misses none. */
class LiveStreamTest {
    private static final String SMS = "{\"to\":\"+4915112345678\",\"text\":\"secret text\"}";

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
    void messagesEventsAndRefusalsAreTold() throws IOException {
        try (Reader reader = new Reader("", "")) {
            keyed.post("/sandbox/v1/sms", SMS);
            assertThat(reader.until("message")).contains("\"channel\":\"sms\"").doesNotContain("secret text");
            assertThat(reader.until("event")).contains("\"messageId\":\"msg_");
            keyed.anonymous().post("/sandbox/v1/sms", SMS);
            assertThat(reader.until("refusal")).contains("\"reason\":\"credentials-missing\"");
        }
    }

    @Test
    void onlyWhatIsAskedForIsTold() throws IOException {
        try (Reader reader = new Reader("?types=fault&account=" + server.accountId, "")) {
            keyed.post("/sandbox/v1/sms", SMS);
            server.api.post("/_latchkey/v1/faults", "{\"phase\":\"before-handling\",\"match\":{\"key\":\"test\"},"
                    + "\"effect\":{\"type\":\"refuse\",\"status\":500}}");
            keyed.post("/sandbox/v1/sms", SMS);
            assertThat(reader.until("fault")).contains("\"phase\":\"before-handling\"");
            assertThat(reader.types).containsExactly("fault");
        }
    }

    @Test
    void whoComesBackHearsWhatHappenedMeanwhile() throws IOException {
        String last;
        try (Reader reader = new Reader("?types=message", "")) {
            keyed.post("/sandbox/v1/sms", SMS);
            reader.until("message");
            last = reader.lastId;
        }
        String id = keyed.post("/sandbox/v1/sms", SMS).text("id");
        try (Reader reader = new Reader("?types=message", last)) {
            assertThat(reader.until("message")).contains(id);
        }
    }

    @Test
    void whoHasMissedTooMuchIsToldSo() throws IOException {
        String last;
        try (Reader reader = new Reader("?types=message", "")) {
            keyed.post("/sandbox/v1/sms", SMS);
            reader.until("message");
            last = reader.lastId;
        }
        for (int i = 0; i < 600; i++) {
            keyed.post("/sandbox/v1/sms", SMS);
        }
        try (Reader reader = new Reader("?types=message", last)) {
            assertThat(reader.until("gap")).contains("\"missed\":");
        }
        try (Reader reader = new Reader("", "run_of_another_time-7")) {
            reader.until("gap");
        }
    }

    @Test
    void aStreamEndsWhenTheServerStops() throws IOException {
        try (Reader reader = new Reader("", "")) {
            long stopping = System.nanoTime();
            server.close();
            assertThat(System.nanoTime() - stopping).isLessThan(4_000_000_000L);
            assertThat(reader.rest()).contains("0");
        }
    }

    /** Reads an event stream line by line. */
    private final class Reader implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;
        private final List<String> types = new ArrayList<>();
        private String lastId = "";

        Reader(String query, String last) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
            socket.setSoTimeout(30_000);
            String header = last.isEmpty() ? "" : "Last-Event-ID: " + last + "\r\n";
            socket.getOutputStream().write(("GET /_latchkey/v1/stream" + query + " HTTP/1.1\r\nHost: localhost\r\n"
                    + header + "\r\n").getBytes(StandardCharsets.US_ASCII));
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(in.readLine()).isEqualTo("HTTP/1.1 200 OK");
            String line = in.readLine();
            while (!line.startsWith(": connected") && !line.startsWith("event: gap")) {
                if (line.startsWith("Content-Type")) {
                    assertThat(line).contains("text/event-stream");
                }
                line = in.readLine();
            }
            if (line.startsWith("event: gap")) {
                types.add("gap");
            }
        }

        /** Returns the data of the next event of this type. */
        String until(String type) throws IOException {
            boolean matches = types.contains(type) && type.equals("gap");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    types.add(line.substring(7));
                    matches = line.equals("event: " + type);
                } else if (line.startsWith("data: ") && matches) {
                    return line.substring(6);
                }
            }
            throw new AssertionError("The stream ended without " + type);
        }

        List<String> rest() throws IOException {
            List<String> lines = new ArrayList<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
            }
            return lines;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
