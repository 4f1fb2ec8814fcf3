package dev.latchkey.mockserver.http;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * A call of a server on this computer that takes no more of a client's classes than it must, for who wants a server's
 * alone to be used.
 *
 * @param server where it listens
 * @param user who calls, in ASCII
 * @param password proves it, in ASCII
 */
public record MinimalHttpClient(URI server, String user, String password) {
    private static final int MAX_WAIT_MILLIS = (int) Duration.ofSeconds(30).toMillis();

    /**
     * Sends a body of JSON, which may be empty and is in ASCII.
     *
     * @throws IOException when it is not answered, or not with success
     */
    public void send(String method, String path, String body) throws IOException {
        String login = Base64.getEncoder().encodeToString((user + ':' + password).getBytes(StandardCharsets.US_ASCII));
        String request = method + ' ' + path + " HTTP/1.1\r\nHost: " + server.getAuthority()
                + "\r\nAuthorization: Basic " + login + "\r\nContent-Type: application/json\r\nConnection: close"
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(MAX_WAIT_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            if (!answer.startsWith("HTTP/1.1 20")) {
                throw new IOException(method + ' ' + path + " was not answered with success");
            }
        }
    }

    /** Shows no password. */
    @Override
    public String toString() {
        return "call of " + server + " by " + user;
    }
}
