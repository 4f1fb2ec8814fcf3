package dev.latchkey.mockserver.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Common HTTP clients against the listener. */
@Timeout(60)
class HttpClientsTest {
    private static final String LARGE = "0123456789".repeat(30_000);

    private HttpListener listener;

    @BeforeEach
    void start() throws IOException {
        listener = EchoServer.start();
    }

    @AfterEach
    void stop() {
        listener.close();
    }

    @Test
    void theClientOfTheJdk() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (boolean expects : new boolean[]{false, true}) {
                HttpRequest sized = HttpRequest.newBuilder(URI.create(url())).expectContinue(expects)
                        .POST(BodyPublishers.ofString(LARGE)).build();
                assertThat(client.send(sized, BodyHandlers.ofString()).body()).isEqualTo("POST|/x|y=1|" + LARGE);
                HttpRequest chunked = HttpRequest.newBuilder(URI.create(url())).expectContinue(expects)
                        .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[]{'a', 'b'})))
                        .build();
                assertThat(client.send(chunked, BodyHandlers.ofString()).body()).isEqualTo("PUT|/x|y=1|ab");
            }
            HttpRequest head = HttpRequest.newBuilder(URI.create(url())).HEAD().build();
            assertThat(client.send(head, BodyHandlers.ofString()).headers().firstValue("Content-Length"))
                    .contains("12");
        }
    }

    @Test
    void okHttpKeepsItsConnection() throws Exception {
        OkHttpClient client = new OkHttpClient();
        for (int i = 0; i < 50; i++) {
            Request.Builder request = new Request.Builder().url(url());
            if (i % 2 == 0) {
                request.post(RequestBody.create(LARGE, MediaType.get("text/plain")));
            }
            try (okhttp3.Response response = client.newCall(request.build()).execute()) {
                assertThat(response.body().string()).isEqualTo(i % 2 == 0 ? "POST|/x|y=1|" + LARGE : "GET|/x|y=1|");
            }
        }
        assertThat(client.connectionPool().connectionCount()).isOne();
        assertThat(listener.openConnections()).isOne();
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
    }

    @Test
    void curl() throws Exception {
        assertThat(run("curl", "-sS", "-m", "20", url(), url())).isEqualTo("GET|/x|y=1|GET|/x|y=1|");
        assertThat(run("curl", "-sS", "-m", "20", "-d", "abc", "-H", "Transfer-Encoding: chunked", url()))
                .isEqualTo("POST|/x|y=1|abc");
        assertThat(run("curl", "-sS", "-m", "20", "-d", "abc", "-H", "Expect: 100-continue", url()))
                .isEqualTo("POST|/x|y=1|abc");
        assertThat(run("curl", "-sS", "-m", "20", "-0", "-d", "abc", url())).isEqualTo("POST|/x|y=1|abc");
        assertThat(run("curl", "-sS", "-m", "20", "-I", url())).startsWith("HTTP/1.1 200 OK\r\n");
        assertThat(run("curl", "-sS", "-m", "20", "--http2", url())).isEqualTo("GET|/x|y=1|");
        assertThat(run("curl", "-sS", "-m", "20", "-x", url(), "http://elsewhere.example/z")).isEqualTo("GET|/z||");
    }

    @Test
    void python() throws Exception {
        String script = """
                import http.client, sys
                c = http.client.HTTPConnection('127.0.0.1', int(sys.argv[1]), timeout=20)
                for body in (b'abc', iter([b'a', b'b'])):
                    c.request('POST', '/x', body, encode_chunked=not isinstance(body, bytes),
                        headers={} if isinstance(body, bytes) else {'Transfer-Encoding': 'chunked'})
                    print(c.getresponse().read().decode(), end=' ')
                """;
        assertThat(run("python3", "-c", script, Integer.toString(listener.address().getPort())))
                .isEqualTo("POST|/x||abc POST|/x||ab ");
    }

    private String url() {
        return "http://127.0.0.1:" + listener.address().getPort() + "/x?y=1";
    }

    /** Returns the output of a program. Skips the test if the program is not installed. */
    private static String run(String... command) throws IOException, InterruptedException {
        Process process = null;
        try {
            List<String> arguments = new ArrayList<>(List.of(command));
            process = new ProcessBuilder(arguments).redirectErrorStream(true).start();
        } catch (IOException e) {
            assumeTrue(false, "There is no " + command[0] + ".");
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
