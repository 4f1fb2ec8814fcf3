package dev.latchkey.mockserver.contract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** SMTP client that sends one command at a time. */
final class SmtpTestClient implements AutoCloseable {
    private static final int MAX_WAIT_MILLIS = 20_000;

    private final Socket socket;
    private final BufferedReader in;

    SmtpTestClient(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(MAX_WAIT_MILLIS);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            code();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends EHLO, authenticates and returns the reply code. */
    int login(TestKey key) {
        command("EHLO client.example");
        String user = key.publicPart();
        return command("AUTH PLAIN " + Base64.getEncoder()
                .encodeToString(("\0" + user + "\0" + key.secret()).getBytes(StandardCharsets.UTF_8)));
    }

    /** Sends a mail and returns the first reply code of 400 or more, or else the last one. */
    int send(String from, String to, String mail) {
        for (String command : new String[]{"MAIL FROM:<" + from + ">", "RCPT TO:<" + to + ">", "DATA"}) {
            int code = command(command);
            if (code >= 400) {
                return code;
            }
        }
        return command(mail + ".");
    }

    /** Sends a command and returns the reply code. */
    int command(String line) {
        try {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return code();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int code() throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        if (line == null) {
            throw new IOException("The server closed the connection");
        }
        return Integer.parseInt(line.substring(0, 3));
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
