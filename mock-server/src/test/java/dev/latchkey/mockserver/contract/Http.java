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

/** Calls a server. */
final class Http {
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration MAX_DURATION = Duration.ofSeconds(30);

    private final URI base;

    Http(URI base) {
        this.base = base;
    }

    URI base() {
        return base;
    }

    Reply send(Asked asked) {
        try {
            return reply(CLIENT.send(request(asked), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    CompletableFuture<Reply> later(Asked asked) {
        return CLIENT.sendAsync(request(asked), HttpResponse.BodyHandlers.ofString()).thenApply(Http::reply);
    }

    Connection connect() {
        try {
            return new Connection(new Socket(InetAddress.getByName(base.getHost()), base.getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest request(Asked asked) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + asked.path())).timeout(MAX_DURATION)
                .method(
                        asked.method(), asked.body().isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(asked.body()));
        asked.headers().forEach(header -> request.header(header.getKey(), header.getValue()));
        return request.build();
    }

    private static Reply reply(HttpResponse<String> response) {
        return new Reply(response.statusCode(), response.headers(), response.body());
    }

    /** One connection, byte by byte. */
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

        /** The status of the next answer, which must have a length; its body is passed over. */
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

        /** Everything up to the end, however it ends. */
        String rest() {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(all);
            } catch (IOException e) {
                all.writeBytes("<reset>".getBytes(StandardCharsets.UTF_8));
            }
            return all.toString(StandardCharsets.UTF_8);
        }

        /** Breaks off, as a program that has crashed. */
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
                    throw new IOException("It ended after: " + head);
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
