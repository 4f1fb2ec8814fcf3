package dev.latchkey.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sdk.internal.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The response to a malformed HTTP request is a problem document with an id, as for any refusal. */
class MalformedRequestsTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            GET / HTTP/1.1||                                             ; 400 ; malformed-request
            hello                                                        ; 400 ; malformed-request
            GET / HTTP/3.0||                                             ; 505 ; version-unsupported
            CONNECT a:1 HTTP/1.1|Host: a||                               ; 501 ; not-implemented
            GET /LONG HTTP/1.1|Host: a||                                 ; 414 ; url-too-long
            GET / HTTP/1.1|X: LONG|X: LONG|X: LONG|X: LONG||             ; 431 ; headers-too-large
            """)
    void aProblemIsTold(String request, int status, String code) throws IOException {
        try (RunningServer server = new RunningServer();
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(request.strip().replace("|", "\r\n").replace("LONG", "x".repeat(20_000))
                    .getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(response).startsWith("HTTP/1.1 " + status + " ")
                    .contains("\r\nContent-Type: application/problem+json\r\n", "\r\nX-Request-Id: req_");
            Map<?, ?> problem = (Map<?, ?>) Json.decode(Object.class,
                    response.substring(response.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.UTF_8));
            assertThat(problem.get("code")).isEqualTo(code);
            assertThat(response).contains("X-Request-Id: " + problem.get("requestId"));
        }
    }
}
