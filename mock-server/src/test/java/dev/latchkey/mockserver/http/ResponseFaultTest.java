package dev.latchkey.mockserver.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Injected response faults, as seen by a socket and by a client library. */
@Timeout(60)
class ResponseFaultTest {
    private static final String POST = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc";
    private static final String BODY = "0123456789";

    @Test
    void aResetIsAReset() throws IOException {
        try (HttpListener listener = failing(new ResponseFault.Reset())) {
            try (RawHttpClient caller = new RawHttpClient(listener)) {
                caller.send(POST);
                assertThatThrownBy(caller::readToEnd).isInstanceOf(SocketException.class).hasMessageContaining("reset");
            }
            assertThatThrownBy(() -> call(listener)).isInstanceOf(SocketException.class).hasMessageContaining("reset");
        }
    }

    @Test
    void aCloseIsAnEndWithoutAByte() throws IOException {
        try (HttpListener listener = failing(new ResponseFault.Close())) {
            try (RawHttpClient caller = new RawHttpClient(listener)) {
                assertThat(caller.send(POST).readToEnd()).isEmpty();
            }
            try (RawHttpClient caller = new RawHttpClient(listener)) {
                // Although the body is not read, the connection is closed and not reset.
                assertThat(caller.send(POST.replace(": 3", ": 9999") + "x".repeat(9996)).readToEnd()).isEmpty();
            }
            assertThatThrownBy(() -> call(listener)).isInstanceOf(IOException.class)
                    .hasMessageContaining("unexpected end of stream");
        }
    }

    @Test
    void aTruncatedAnswerPromisesAllAndBreaksOff() throws IOException {
        try (HttpListener listener = failing(new ResponseFault.Truncate(4))) {
            try (RawHttpClient caller = new RawHttpClient(listener)) {
                assertThat(caller.send(POST).readToEnd()).contains("\r\nContent-Length: 10\r\n")
                        .endsWith("\r\n\r\n0123");
            }
            assertThatThrownBy(() -> call(listener)).isInstanceOfAny(ProtocolException.class, EOFException.class);
        }
        try (HttpListener listener = failing(new ResponseFault.Truncate(1000));
                RawHttpClient caller = new RawHttpClient(listener)) {
            assertThat(caller.send(POST).readToEnd()).endsWith("\r\n\r\n012345678");
        }
        try (HttpListener listener = failing(new ResponseFault.Truncate(0));
                RawHttpClient caller = new RawHttpClient(listener)) {
            assertThat(caller.send(POST).readToEnd()).endsWith("\r\n\r\n");
        }
    }

    @Test
    void aMalformedAnswerCannotBeRead() throws IOException {
        try (HttpListener listener = failing(new ResponseFault.Malformed())) {
            try (RawHttpClient caller = new RawHttpClient(listener)) {
                assertThat(caller.send(POST).readToEnd()).startsWith("HTTP/1.1 200 OK\r\n").contains("chunked")
                        .doesNotContain(BODY);
            }
            assertThatThrownBy(() -> call(listener)).isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void aSlowAnswerComesInPiecesAndWhole() throws IOException {
        try (HttpListener listener = failing(new ResponseFault.Slow(3, Duration.ofMillis(30)))) {
            long start = System.nanoTime();
            try (RawHttpClient caller = new RawHttpClient(listener)) {
                assertThat(caller.send(POST).readResponse().body()).isEqualTo(BODY);
                assertThat(System.nanoTime() - start).isGreaterThan(Duration.ofMillis(110).toNanos());
                assertThat(caller.send(POST).readResponse().body()).isEqualTo(BODY);
            }
            assertThat(call(listener)).isEqualTo(BODY);
        }
    }

    @Test
    void aSlowAnswerEndsAtOnceWhenTheServerStops() throws IOException {
        HttpListener listener = failing(new ResponseFault.Slow(1, Duration.ofMinutes(10)));
        try (RawHttpClient caller = new RawHttpClient(listener)) {
            caller.send(POST).readLine();
            listener.close();
            assertThat(caller.readToEnd()).endsWith(BODY);
        }
    }

    @Test
    void anOldCallerAndOneWhoWantsNoBodyMeetThemToo() throws IOException {
        for (ResponseFault fault : new ResponseFault[]{new ResponseFault.Close(), new ResponseFault.Truncate(3),
                new ResponseFault.Malformed()}) {
            for (String request : new String[]{"HEAD / HTTP/1.1\r\nHost: a\r\n\r\n", "GET / HTTP/1.0\r\n\r\n"}) {
                try (HttpListener listener = failing(fault); RawHttpClient caller = new RawHttpClient(listener)) {
                    assertThat(caller.send(request).readToEnd()).doesNotContain(BODY);
                }
            }
        }
    }

    private static HttpListener failing(ResponseFault fault) throws IOException {
        return EchoServer.start((request, writer) -> writer.write(EchoServer.text(200, BODY), fault));
    }

    private static String call(HttpListener listener) throws IOException {
        OkHttpClient client = new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
        Request request = new Request.Builder().url("http://127.0.0.1:" + listener.address().getPort() + "/").build();
        try (okhttp3.Response response = client.newCall(request).execute()) {
            return response.body().string();
        } finally {
            client.connectionPool().evictAll();
            client.dispatcher().executorService().shutdown();
        }
    }
}
