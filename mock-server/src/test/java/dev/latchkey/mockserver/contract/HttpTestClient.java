package dev.latchkey.mockserver.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** HTTP client of a server. */
final class HttpTestClient {
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration MAX_DURATION = Duration.ofSeconds(30);

    private final URI base;

    HttpTestClient(URI base) {
        this.base = base;
    }

    URI base() {
        return base;
    }

    TestResponse send(TestRequest request) {
        try {
            return testResponse(CLIENT.send(httpRequest(request), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    CompletableFuture<TestResponse> sendAsync(TestRequest request) {
        return CLIENT.sendAsync(httpRequest(request), HttpResponse.BodyHandlers.ofString())
                .thenApply(HttpTestClient::testResponse);
    }

    Connection connect() {
        try {
            return new Connection(new Socket(InetAddress.getByName(base.getHost()), base.getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest httpRequest(TestRequest request) {
        HttpRequest.BodyPublisher body = request.body().isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(request.body());
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base + request.path())).timeout(MAX_DURATION)
                .method(request.method(), body);
        request.headers().forEach(header -> builder.header(header.getKey(), header.getValue()));
        return builder.build();
    }

    private static TestResponse testResponse(HttpResponse<String> response) {
        return new TestResponse(response.statusCode(), response.headers(), response.body());
    }

    /** A connection for raw bytes. */
    static final class Connection implements AutoCloseable {
        private final Socket socket;

        private Connection(Socket socket) throws IOException {
            this.socket = socket;
            socket.setSoTimeout(Math.toIntExact(MAX_DURATION.toMillis()));
            socket.setTcpNoDelay(true);
        }

        Connection write(String text) {
            try {
                socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();
                return this;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Reads the next response, which must have a Content-Length, and returns its status. */
        int status() {
            try {
                String head = head();
                int length = head.toLowerCase(Locale.ROOT).lines()
                        .filter(line -> line.startsWith("content-length:"))
                        .mapToInt(line -> Integer.parseInt(line.substring(15).strip())).findFirst().orElse(0);
                socket.getInputStream().readNBytes(length);
                return Integer.parseInt(head.substring(9, 12));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Reads until the connection ends; a reset is appended as {@code <reset>}. */
        String rest() {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(all);
            } catch (IOException e) {
                all.writeBytes("<reset>".getBytes(StandardCharsets.UTF_8));
            }
            return all.toString(StandardCharsets.UTF_8);
        }

        /** Resets the connection, as a crashed client does. */
        void abort() {
            try {
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private String head() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int c = socket.getInputStream().read();
                if (c < 0) {
                    throw new IOException("The connection ended after: " + head);
                }
                head.append((char) c);
            }
            return head.toString();
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
