package dev.latchkey.mockserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Life of a connection, from its first request to its end. */
@Timeout(60)
class ConnectionTest {
    private static final String GET = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n";

    @Test
    void aConnectionServesManyRequests() throws IOException {
        try (HttpListener listener = EchoServer.start(); RawHttpClient caller = new RawHttpClient(listener)) {
            for (int i = 0; i < 100; i++) {
                caller.send("POST /" + i + " HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi");
                RawHttpClient.RawResponse response = caller.readResponse();
                assertThat(response.body()).isEqualTo("POST|/" + i + "||hi");
                assertThat(response.head()).doesNotContain("Connection:");
            }
            assertThat(listener.openConnections()).isOne();
        }
    }

    @Test
    void requestsThatComeTogetherAreAnsweredInOrder() throws IOException {
        try (HttpListener listener = EchoServer.start(); RawHttpClient caller = new RawHttpClient(listener)) {
            StringBuilder many = new StringBuilder();
            for (int i = 0; i < 500; i++) {
                many.append("POST /").append(i).append(" HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc\r\n")
                        .append("POST /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nxy\r\n0\r\n\r\n");
            }
            caller.send(many.toString());
            for (int i = 0; i < 500; i++) {
                assertThat(caller.readResponse().body()).isEqualTo("POST|/" + i + "||abc");
                assertThat(caller.readResponse().body()).isEqualTo("POST|/c||xy");
            }
        }
    }

    @Test
    void theConnectionEndsWhenTheCallerSaysSoOrKnowsNoBetter() throws IOException {
        try (HttpListener listener = EchoServer.start()) {
            for (String last : List.of("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                    "GET / HTTP/1.1\r\nHost: a\r\nConnection: x, Close\r\n\r\n", "GET / HTTP/1.0\r\n\r\n")) {
                try (RawHttpClient caller = new RawHttpClient(listener)) {
                    RawHttpClient.RawResponse response = caller.send(last).readResponse();
                    assertThat(response.hasField("Connection: close")).isTrue();
                    assertThat(caller.hasEnded()).isTrue();
                }
            }
            try (RawHttpClient caller = new RawHttpClient(listener)) {
                String request = "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n";
                assertThat(caller.send(request).readResponse().hasField("Connection: keep-alive")).isTrue();
                assertThat(caller.send(request).readResponse().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void theAnswerToHeadHasTheLengthAndNoBody() throws IOException {
        try (HttpListener listener = EchoServer.start(); RawHttpClient caller = new RawHttpClient(listener)) {
            caller.send("HEAD /a HTTP/1.1\r\nHost: a\r\n\r\n" + GET);
            assertThat(caller.readResponse(false).hasField("Content-Length: 9")).isTrue();
            assertThat(caller.readResponse().body()).isEqualTo("GET|/a||");
        }
    }

    @Test
    void anAnswerWithoutContentHasNoLength() throws IOException {
        try (HttpListener listener = EchoServer.start((request, writer) -> writer.write(ServerResponse.noContent()));
                RawHttpClient caller = new RawHttpClient(listener)) {
            assertThat(caller.send(GET).readResponse().head()).doesNotContain("Content-Length");
            assertThat(caller.send(GET).readResponse().status()).isEqualTo(204);
        }
    }

    @Test
    void anAnswerSaysWhenByTheServersClock() throws IOException {
        ListenOptions options = ListenOptions.defaults().clock(() -> Instant.parse("2026-03-01T12:00:05Z"));
        try (HttpListener listener = EchoServer.start(options); RawHttpClient caller = new RawHttpClient(listener)) {
            assertThat(caller.send(GET).readResponse().hasField("Date: Sun, 01 Mar 2026 12:00:05 GMT")).isTrue();
        }
    }

    @Test
    void aCallerWhoWaitsIsAskedForTheBodyWhenItIsRead() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (HttpListener listener = EchoServer.start((request, writer) -> {
            await(asked);
            EchoServer.handle(request, writer);
        }); RawHttpClient caller = new RawHttpClient(listener)) {
            caller.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-Continue\r\nContent-Length: 3\r\n\r\n");
            assertThat(caller.socket.getInputStream().available()).isZero();
            asked.countDown();
            assertThat(caller.readResponse().status()).isEqualTo(100);
            assertThat(caller.send("abc").readResponse().body()).isEqualTo("POST|/||abc");
            assertThat(caller.send(GET).readResponse().body()).isEqualTo("GET|/a||");
        }
    }

    @Test
    void aCallerWhoWaitsInVainIsAnsweredAndTheConnectionEnds() throws IOException {
        try (HttpListener listener = EchoServer.start((request, writer) -> writer.write(EchoServer.text(413, "no")));
                RawHttpClient caller = new RawHttpClient(listener)) {
            caller.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
            RawHttpClient.RawResponse response = caller.readResponse();
            assertThat(response.status()).isEqualTo(413);
            assertThat(response.hasField("Connection: close")).isTrue();
            assertThat(caller.hasEnded()).isTrue();
        }
    }

    @Test
    void whoSendsABodyThatNobodyReadsSeesTheAnswerAndGoesOn() throws IOException {
        try (HttpListener listener = EchoServer.start((request, writer) -> writer.write(EchoServer.text(401, "no")));
                RawHttpClient caller = new RawHttpClient(listener)) {
            String body = "x".repeat(1_000_000);
            caller.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n" + body);
            assertThat(caller.readResponse().status()).isEqualTo(401);
            caller.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nf4240\r\n" + body
                    + "\r\n0\r\n\r\n");
            assertThat(caller.readResponse().status()).isEqualTo(401);
            caller.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5000000\r\n\r\n");
            assertThat(caller.readResponse().hasField("Connection: close")).isTrue();
            assertThat(caller.hasEnded()).isTrue();
        }
    }

    @Test
    void aBodyThatDoesNotComeIsNotWaitedForLong() throws IOException {
        try (HttpListener listener = EchoServer.start((request, writer) -> writer.write(EchoServer.text(401, "no")));
                RawHttpClient caller = new RawHttpClient(listener)) {
            caller.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n");
            assertThat(caller.readResponse().status()).isEqualTo(401);
            assertThat(caller.hasEnded()).isTrue();
        }
    }

    @Test
    void aLargeBodyGoesBothWays() throws IOException {
        try (HttpListener listener = EchoServer.start(); RawHttpClient caller = new RawHttpClient(listener)) {
            String body = "0123456789".repeat(500_000);
            Thread.ofVirtual().start(() -> {
                try {
                    caller.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5000000\r\n\r\n" + body + GET);
                } catch (IOException e) {
                    // The assertion on the response fails then.
                }
            });
            assertThat(caller.readResponse().body()).isEqualTo("POST|/||" + body);
            assertThat(caller.readResponse().body()).isEqualTo("GET|/a||");
        }
    }

    @Test
    void aHandlerThatFailsIsA500AndTheNextCallerIsServed() throws IOException {
        try (HttpListener listener = EchoServer.start((request, writer) -> {
            if (request.rawPath().equals("/fail")) {
                throw new IllegalStateException("On purpose, for a test");
            }
            if (request.rawPath().equals("/split")) {
                writer.write(EchoServer.text(200, "x").with("X-Header", "a\r\nSet-Cookie: b"));
            }
            if (request.rawPath().equals("/a")) {
                EchoServer.handle(request, writer);
            }
        })) {
            for (String path : List.of("/fail", "/split", "/silent")) {
                try (RawHttpClient caller = new RawHttpClient(listener)) {
                    RawHttpClient.RawResponse response = caller.send("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n")
                            .readResponse();
                    assertThat(response.status()).isEqualTo(500);
                    assertThat(response.body()).doesNotContain("purpose");
                    assertThat(response.head()).doesNotContain("Set-Cookie").contains("Connection: close");
                    assertThat(caller.hasEnded()).isTrue();
                }
            }
            try (RawHttpClient caller = new RawHttpClient(listener)) {
                assertThat(caller.send(GET).readResponse().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void aStreamGoesOutWhenFlushedAndEndsWhenItsWriterIsDone() throws Exception {
        SynchronousQueue<String> parts = new SynchronousQueue<>();
        try (HttpListener listener = EchoServer.start((request, writer) -> writer.write(
                ServerResponse.streaming(200, "text/event-stream", sink -> {
                    for (String part = take(parts); !part.isEmpty(); part = take(parts)) {
                        sink.write(part.getBytes(StandardCharsets.US_ASCII));
                        sink.flush();
                    }
                    sink.write(new byte[20_000]);
                }))); RawHttpClient caller = new RawHttpClient(listener)) {
            caller.send(GET);
            for (String part : List.of("first", "second")) {
                parts.put(part);
                while (!caller.readLine().equals(part)) {
                    // Skips the head and the sizes of chunks.
                }
            }
            parts.put("");
            while (!caller.readLine().equals("0")) {
                // Skips the rest of the chunks.
            }
            caller.readLine();
            caller.send(GET);
            parts.put("again");
            parts.put("");
            assertThat(caller.readResponse().body()).startsWith("again").hasSize(20_005);
            caller.send("GET / HTTP/1.0\r\n\r\n");
            parts.put("old");
            parts.put("");
            assertThat(caller.readToEnd()).doesNotContain("Transfer-Encoding").contains("\r\n\r\nold");
        }
    }

    @Test
    void anAnswerIsNotLostForWhatFollowsTheLastRequest() throws IOException {
        try (HttpListener listener = EchoServer.start()) {
            for (int i = 0; i < 50; i++) {
                try (RawHttpClient caller = new RawHttpClient(listener)) {
                    caller.send("GET /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" + GET + GET);
                    assertThat(caller.readToEnd()).endsWith("\r\n\r\nGET|/a||");
                }
            }
        }
    }

    private static String take(SynchronousQueue<String> parts) {
        try {
            return parts.take();
        } catch (InterruptedException e) {
            return "";
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
