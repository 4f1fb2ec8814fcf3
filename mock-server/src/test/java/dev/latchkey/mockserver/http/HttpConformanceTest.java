package dev.latchkey.mockserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Valid and invalid requests according to RFC 9112. A bar stands for CR LF. */
class HttpConformanceTest {
    private static HttpListener listener;

    record Case(String request, int status, String expected) {
        @Override
        public String toString() {
            return status + " " + request.substring(0, Math.min(70, request.length()));
        }
    }

    @BeforeAll
    static void start() throws IOException {
        listener = EchoServer.start();
    }

    @AfterAll
    static void stop() {
        listener.close();
    }

    @ParameterizedTest
    @MethodSource
    void aRightRequestIsUnderstood(Case right) throws IOException {
        try (RawHttpClient caller = new RawHttpClient(listener)) {
            caller.send(wire(right.request()));
            caller.socket.shutdownOutput();
            RawHttpClient.RawResponse response = caller.readResponse(!right.request().startsWith("HEAD"));
            assertThat(response.status()).isEqualTo(right.status());
            assertThat(response.body()).isEqualTo(right.expected());
        }
    }

    static Stream<Case> aRightRequestIsUnderstood() {
        return Stream.of(
                ok("GET / HTTP/1.1|Host: a||", "GET|/||"),
                ok("GET /a/b?c=d&e HTTP/1.1|Host: a||", "GET|/a/b|c=d&e|"),
                ok("GET /?a?b HTTP/1.1|Host: a||", "GET|/|a?b|"),
                ok("GET /%zz%2F HTTP/1.1|Host: a||", "GET|/%zz%2F||"),
                ok("GET /{x}\"<>\\^` HTTP/1.1|Host: a||", "GET|/{x}\"<>\\^`||"),
                ok("GET //a//b HTTP/1.1|Host: a||", "GET|//a//b||"),
                ok("get / HTTP/1.1|Host: a||", "get|/||"),
                ok("M-SEARCH / HTTP/1.1|Host: a||", "M-SEARCH|/||"),
                ok("DELETE / HTTP/1.1|Host: a||", "DELETE|/||"),
                ok("GET / HTTP/1.1|host:a||", "GET|/||"),
                ok("GET / HTTP/1.1|HOST:\t a \t||", "GET|/||"),
                ok("GET / HTTP/1.1|Host:||", "GET|/||"),
                ok("GET / HTTP/1.1|Host: [::1]:80||", "GET|/||"),
                ok("GET / HTTP/1.1|Host: a|X-Empty:|X: \u00e4||", "GET|/||"),
                ok("GET / HTTP/1.1|Host: a|X!#$%&'*+-.^_`~: 1||", "GET|/||"),
                ok("||GET / HTTP/1.1|Host: a||", "GET|/||"),
                ok("GET http://b/c?d HTTP/1.1|Host: a||", "GET|/c|d|"),
                ok("GET HTTPS://b:1 HTTP/1.1|Host: a||", "GET|/||"),
                ok("GET http://b?d HTTP/1.1|Host: a||", "GET|/|d|"),
                ok("OPTIONS * HTTP/1.1|Host: a||", "OPTIONS|*||"),
                ok("GET / HTTP/1.0||", "GET|/||"),
                ok("GET / HTTP/1.0|Host: a||", "GET|/||"),
                ok("GET / HTTP/1.9|Host: a||", "GET|/||"),
                ok("HEAD / HTTP/1.1|Host: a||", ""),
                ok("POST / HTTP/1.1|Host: a|Content-Length: 3||abc", "POST|/||abc"),
                ok("POST / HTTP/1.1|Host: a|Content-Length: 0||", "POST|/||"),
                ok("POST / HTTP/1.1|Host: a||", "POST|/||"),
                ok("GET / HTTP/1.1|Host: a|Content-Length: 3||abc", "GET|/||abc"),
                ok("POST / HTTP/1.1|Host: a|content-length:003||abc", "POST|/||abc"),
                ok("POST / HTTP/1.1|Host: a|Content-Length: 3|Content-Length: 3||abc", "POST|/||abc"),
                ok("POST / HTTP/1.0|Content-Length: 3||abc", "POST|/||abc"),
                ok("POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||3|abc|0||", "POST|/||abc"),
                ok("POST / HTTP/1.1|Host: a|Transfer-Encoding: Chunked||1|a|00002|bc|0||", "POST|/||abc"),
                ok("POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||a|0123456789|0||", "POST|/||0123456789"),
                ok("POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||A;x=\"y\"|0123456789|0;z||",
                        "POST|/||0123456789"),
                ok("POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||1 ;x|a|0||", 400, "The body's chunks are"),
                ok("POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||1|a|0|X: y|Z: a||", "POST|/||a"),
                ok("POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||0||", "POST|/||"));
    }

    @ParameterizedTest
    @MethodSource
    void aWrongRequestIsRefusedAndEndsTheConnection(Case wrong) throws IOException {
        try (RawHttpClient caller = new RawHttpClient(listener)) {
            // The input after it must never be handled as a request.
            caller.send(wire(wrong.request()) + "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n");
            caller.socket.shutdownOutput();
            String all = caller.readToEnd();
            assertThat(all).startsWith("HTTP/1.1 " + wrong.status() + " ").contains("\r\nConnection: close\r\n",
                    wrong.expected()).doesNotContain("smuggled").containsOnlyOnce("HTTP/1.1 " + wrong.status());
        }
    }

    static Stream<Case> aWrongRequestIsRefusedAndEndsTheConnection() {
        String fields = String.join("", IntStream.rangeClosed(1, 100).mapToObj(i -> "X" + i + ": y|").toList());
        return Stream.of(
                bad("GET / HTTP/1.1||", "Host"), bad("GET / HTTP/1.1|Host: a|Host: a||", "Host"),
                bad("GET / HTTP/1.0|Host: a|Host: b||", "Host"),
                bad("GET / HTTP/1.1|Host: a/b||", "Host"), bad("GET / HTTP/1.1|Host: a@b||", "Host"),
                bad("GET / HTTP/1.1|Host: a b||", "Host"),
                bad("GET / HTTP/1.1|Host : a||", "colon"), bad("GET / HTTP/1.1| Host: a||", "folded"),
                bad("GET / HTTP/1.1|Host: a|X: y| z||", "folded"), bad("GET / HTTP/1.1|Host: a|X: y|\tz||", "folded"),
                bad("GET / HTTP/1.1|Host: a|: y||", "colon"), bad("GET / HTTP/1.1|Host: a|X||", "colon"),
                bad("GET / HTTP/1.1|Host: a|X y: z||", "colon"), bad("GET / HTTP/1.1|Host: a|X(: z||", "colon"),
                bad("GET / HTTP/1.1|Host: a|\u00c4: z||", "colon"),
                bad("GET / HTTP/1.1|Host: a|X: \0||", "control"), bad("GET / HTTP/1.1|Host: a|X: \7||", "control"),
                bad("GET / HTTP/1.1|Host: a|X: y\rZ: a||", "carriage return"),
                bad("GET / HTTP/1.1\nHost: a\n\n", "LF alone"), bad("GET / HTTP/1.1|Host: a\n|", "LF alone"),
                bad("GET  / HTTP/1.1|Host: a||", ""), bad("GET /  HTTP/1.1|Host: a||", "HTTP/1.1"),
                bad("GET / HTTP/1.1 |Host: a||", "HTTP/1.1"), bad("GET / http/1.1|Host: a||", "HTTP/1.1"),
                bad("GET /|Host: a||", "first line"), bad("GET|Host: a||", "first line"),
                bad("GET / HTTP/11|Host: a||", "HTTP/1.1"), bad("GET / HTTP/1.10|Host: a||", "HTTP/1.1"),
                bad("GET\t/\tHTTP/1.1|Host: a||", "first line"), bad(" GET / HTTP/1.1|Host: a||", "method"),
                bad("G@T / HTTP/1.1|Host: a||", "method"), bad("{} / HTTP/1.1|Host: a||", "method"),
                bad("M".repeat(33) + " / HTTP/1.1|Host: a||", "method"),
                bad("GET /a#b HTTP/1.1|Host: a||", "path"), bad("GET /\u00e4 HTTP/1.1|Host: a||", "path"),
                bad("GET a HTTP/1.1|Host: a||", "slash"), bad("GET * HTTP/1.1|Host: a||", "slash"),
                bad("GET ftp://a/ HTTP/1.1|Host: a||", "slash"), bad("GET http:///a HTTP/1.1|Host: a||", "host"),
                bad("GET http://a@b/ HTTP/1.1|Host: a||", "host"),
                bad("POST / HTTP/1.1|Host: a|Content-Length: 3|Transfer-Encoding: chunked||abc", "exclude"),
                bad("POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked|Content-Length: 3||abc", "exclude"),
                bad("POST / HTTP/1.1|Host: a|Content-Length: 3|Content-Length: 4||abc", "twice"),
                bad("POST / HTTP/1.1|Host: a|Content-Length: 3, 3||abc", "number"),
                bad("POST / HTTP/1.1|Host: a|Content-Length: +3||abc", "number"),
                bad("POST / HTTP/1.1|Host: a|Content-Length: -3||abc", "number"),
                bad("POST / HTTP/1.1|Host: a|Content-Length: 0x3||abc", "number"),
                bad("POST / HTTP/1.1|Host: a|Content-Length:||abc", "number"),
                bad("POST / HTTP/1.1|Host: a|Content-Length: 9999999999999999999||abc", "number"),
                bad("POST / HTTP/1.1|Host: a|Transfer-Encoding: gzip||abc", "chunked"),
                bad("POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked, gzip||abc", "chunked"),
                bad("POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked, chunked||0||", "twice"),
                bad("POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked|Transfer-Encoding: identity||0||", "chunked"),
                bad("POST / HTTP/1.1|Host: a|Transfer-Encoding: xchunked||0||", "chunked"),
                bad("POST / HTTP/1.1|Host: a|Transfer-Encoding:||0||", "chunked"),
                bad("POST / HTTP/1.0|Transfer-Encoding: chunked||0||", "1.0"),
                new Case("POST / HTTP/1.1|Host: a|Transfer-Encoding: gzip, chunked||0||", 501, "chunked"),
                new Case("CONNECT a:80 HTTP/1.1|Host: a||", 501, "proxy"),
                new Case("GET / HTTP/2.0|Host: a||", 505, "HTTP/1.1"),
                new Case("PRI * HTTP/2.0||SM||", 505, "HTTP/1.1"), new Case("GET / HTTP/0.9||", 505, "HTTP/1.1"),
                new Case("GET /" + "a".repeat(17_000) + " HTTP/1.1|Host: a||", 414, "first line"),
                new Case("GET /" + "a".repeat(90_000) + " HTTP/1.1|Host: a||", 414, "first line"),
                new Case("GET / HTTP/1.1|Host: a|X: " + "a".repeat(66_000) + "||", 431, "larger"),
                new Case("GET / HTTP/1.1|Host: a|" + fields + "|", 431, "more than 100"),
                bad("\u0016\u0003\u0001\u0002\0\1", "https"), bad("\0\0\0", "method"), bad("||||||||||", "empty"),
                bad("POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||x|a|0||", "chunks"),
                bad("POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||-1|a|0||", "chunks"),
                bad("POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked|||0||", "chunks"),
                bad("POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||0x1|a|0||", "chunks"),
                bad("POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||1|ab|0||", "chunks"),
                bad("POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||1\na\n0\n\n", "chunks"),
                bad("POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||ffffffffffffffff|a|0||", "chunks"),
                bad("POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||1;\0|a|0||", "chunks"),
                bad("POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||1;" + "x".repeat(2000) + "|a|0||", "chunks"),
                bad("POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||0|X: " + "x".repeat(9000) + "||", "chunks"));
    }

    @ParameterizedTest
    @MethodSource
    void aRequestThatBreaksOffIsToldSo(String beginning) throws IOException {
        try (RawHttpClient caller = new RawHttpClient(listener)) {
            caller.send(wire(beginning));
            caller.socket.shutdownOutput();
            assertThat(caller.readResponse().body()).contains("broke off");
            assertThat(caller.hasEnded()).isTrue();
        }
    }

    static List<String> aRequestThatBreaksOffIsToldSo() {
        return List.of("G", "GET / HTTP/1.1", "GET / HTTP/1.1|", "GET / HTTP/1.1|Host: a|",
                "POST / HTTP/1.1|Host: a|Content-Length: 3||ab",
                "POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||3|ab",
                "POST / HTTP/1.1|Host: a|Transfer-Encoding: chunked||3|abc|0|");
    }

    private static Case ok(String request, String expected) {
        return new Case(request, 200, expected);
    }

    private static Case ok(String request, int status, String expected) {
        return new Case(request, status, expected + " malformed.");
    }

    private static Case bad(String request, String expected) {
        return new Case(request, 400, expected);
    }

    private static String wire(String request) {
        return request.replace("|", "\r\n");
    }
}
