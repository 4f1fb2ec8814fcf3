package dev.latchkey.mockserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** Random input, split at random places. */
class RandomRequestsTest {
    private HttpListener listener;

    @BeforeProperty
    void start() throws IOException {
        listener = EchoServer.start();
    }

    @AfterProperty
    void stop() {
        listener.close();
        assertThat(listener.openConnections()).isZero();
        assertThat(listener.requestsInFlight()).isZero();
    }

    @Property(tries = 500)
    void anyBytesAreRefusedOrEndInPeace(@ForAll byte[] bytes) throws IOException {
        try (RawHttpClient caller = new RawHttpClient(listener)) {
            String all = exchange(caller, new String(bytes, StandardCharsets.ISO_8859_1));
            assertThat(all).matches("(?s)(HTTP/1\\.1 (4\\d\\d|501|505) .*)?");
        }
    }

    @Property(tries = 800)
    void anythingThatLooksLikeARequestIsAnswered(@ForAll("almostRequests") String text) throws IOException {
        try (RawHttpClient caller = new RawHttpClient(listener)) {
            assertThat(exchange(caller, text)).matches("(?s)(HTTP/1\\.1 (200|4\\d\\d|501|505) .*)?");
        }
    }

    @Property(tries = 300)
    void requestsAreUnderstoodHoweverTheyAreCutIntoPackets(@ForAll("bodies") List<String> bodies,
            @ForAll("cuts") List<Integer> cuts) throws IOException {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < bodies.size(); i++) {
            String body = bodies.get(i);
            all.append("POST /").append(i).append(" HTTP/1.1\r\nHost: a\r\n");
            if (i % 2 == 0) {
                all.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
            } else {
                all.append("Transfer-Encoding: chunked\r\n\r\n");
                for (String part : body.isEmpty() ? List.<String>of() : List.of(body.substring(0, 1), body)) {
                    all.append(Integer.toHexString(part.length())).append("\r\n").append(part).append("\r\n");
                }
                all.append("0\r\nTrailer: x\r\n\r\n");
            }
        }
        try (RawHttpClient caller = new RawHttpClient(listener)) {
            int from = 0;
            for (int i = 0; from < all.length(); i++) {
                int to = Math.min(all.length(), from + cuts.get(i % cuts.size()));
                caller.send(all.substring(from, to));
                from = to;
            }
            for (int i = 0; i < bodies.size(); i++) {
                String body = bodies.get(i);
                String expected = i % 2 == 0 || body.isEmpty() ? body : body.charAt(0) + body;
                assertThat(caller.readResponse().body()).isEqualTo("POST|/" + i + "||" + expected);
            }
        }
    }

    @Provide
    Arbitrary<List<String>> bodies() {
        return Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(40).list().ofMinSize(1).ofMaxSize(4);
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(1, 40).list().ofMinSize(1).ofMaxSize(10);
    }

    @Provide
    Arbitrary<String> almostRequests() {
        Arbitrary<String> parts = Arbitraries.of("GET", "POST", " ", "/", "*", "http://a", "HTTP/1.1", "HTTP/1.0",
                "\r\n", "\r\n", "\r\n\r\n", "\r", "\n", ":", "Host: a", "Content-Length: 1", "Content-Length: ",
                "Transfer-Encoding: chunked", "Expect: 100-continue", "Connection: close", "0", "1", "a", "\0", "\t",
                ";", "\u00e4");
        Arbitrary<String> soups = parts.list().ofMaxSize(20).map(list -> String.join("", list));
        return Combinators.combine(Arbitraries.of("", "GET / HTTP/1.1\r\n", "POST / HTTP/1.1\r\nHost: a\r\n"), soups)
                .as((start, soup) -> start + soup);
    }

    /** Sends the text, closes the output and returns all output of the server. */
    private static String exchange(RawHttpClient caller, String text) throws IOException {
        try {
            caller.send(text);
            caller.socket.shutdownOutput();
            return caller.readToEnd();
        } catch (java.net.SocketException e) {
            throw new AssertionError("The response was lost", e);
        }
    }
}
