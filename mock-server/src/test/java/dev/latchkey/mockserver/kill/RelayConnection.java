package dev.latchkey.mockserver.kill;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Connection to the SMTP relay, authenticated with a key. Throws {@link UncheckedIOException} if the server is killed.
 */
final class RelayConnection implements AutoCloseable {
    private static final int MAX_WAIT_MILLIS = 60_000;

    private final Socket socket;
    private final BufferedReader in;

    RelayConnection(int port, KillableServerClient.KeyAndSecret pair) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(MAX_WAIT_MILLIS);
            socket.setTcpNoDelay(true);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            expect(220);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        send("EHLO client.example", 250);
        send("AUTH PLAIN " + Base64.getEncoder()
                .encodeToString(("\0" + pair.key() + "\0" + pair.secret()).getBytes(StandardCharsets.UTF_8)), 235);
    }

    /** Sends a mail and returns the id it was acknowledged with. */
    String send(String from, String to, String mail) {
        send("MAIL FROM:<" + from + ">", 250);
        send("RCPT TO:<" + to + ">", 250);
        send("DATA", 354);
        String reply = send(mail + "\r\n.", 250);
        return reply.substring(reply.lastIndexOf(' ') + 1);
    }

    private String send(String line, int code) {
        try {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            return expect(code);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String expect(int code) throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        if (line == null) {
            throw new EOFException("The relay closed the connection");
        }
        if (!line.startsWith(code + " ")) {
            throw new AssertionError("The relay replied '" + line + "' instead of " + code);
        }
        return line;
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
