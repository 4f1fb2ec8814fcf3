package dev.latchkey.mockserver.http;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * Minimal HTTP client on a plain socket. It loads few classes, so that the AOT training run records the classes of the
 * server only.
 *
 * @param server base URL of the server
 * @param user user name, in ASCII
 * @param password password, in ASCII
 */
public record MinimalHttpClient(URI server, String user, String password) {
    private static final int MAX_WAIT_MILLIS = (int) Duration.ofSeconds(30).toMillis();

    /**
     * Sends a request with a JSON body in ASCII, which may be empty.
     *
     * @throws IOException if there is no response, or its status is not 200 to 209
     */
    public void send(String method, String path, String body) throws IOException {
        String credentials = Base64.getEncoder()
                .encodeToString((user + ':' + password).getBytes(StandardCharsets.US_ASCII));
        String request = method + ' ' + path + " HTTP/1.1\r\nHost: " + server.getAuthority()
                + "\r\nAuthorization: Basic " + credentials + "\r\nContent-Type: application/json\r\nConnection: close"
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(MAX_WAIT_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            if (!response.startsWith("HTTP/1.1 20")) {
                throw new IOException(method + ' ' + path + " failed: the response has no success status.");
            }
        }
    }

    /** Omits the password. */
    @Override
    public String toString() {
        return "HTTP client of " + server + ", user " + user;
    }
}
