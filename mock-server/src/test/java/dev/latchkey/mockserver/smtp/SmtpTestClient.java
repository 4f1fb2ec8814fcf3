package dev.latchkey.mockserver.smtp;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;

/** SMTP client that sends exactly the given bytes. */
public final class SmtpTestClient implements AutoCloseable {
    static final String AUTH_PLAIN = "AUTH PLAIN "
            + base64("\0" + FakeSmtpBackend.USER + "\0" + FakeSmtpBackend.PASSWORD);

    private final AtomicLong sentBytes = new AtomicLong();
    private Socket socket;

    /** Connects to this address. */
    public SmtpTestClient(InetSocketAddress address) throws IOException {
        socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(20_000);
        socket.setTcpNoDelay(true);
    }

    public static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a command and returns the last line of the reply, such as {@code 250 2.0.0 …}. */
    public String command(String line) throws IOException {
        send(line + "\r\n");
        return readReply();
    }

    public void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        sentBytes.addAndGet(bytes.length);
    }

    /** Returns the number of bytes that were sent. */
    long sentBytes() {
        return sentBytes.get();
    }

    /** Returns the last line of the next reply; empty if the server has closed the connection. */
    public String readReply() throws IOException {
        String all = readWholeReply();
        return all.isEmpty() ? "" : all.substring(all.lastIndexOf('\n') + 1);
    }

    /** Returns all lines of the next reply; empty if the server has closed the connection. */
    String readWholeReply() throws IOException {
        StringBuilder all = new StringBuilder();
        try {
            String line = readLine();
            while (line.length() > 3 && line.charAt(3) == '-') {
                all.append(line).append('\n');
                line = readLine();
            }
            return all.append(line).toString();
        } catch (EOFException e) {
            return "";
        }
    }

    /** Reads the greeting and sends EHLO and AUTH. */
    SmtpTestClient logIn() throws IOException {
        readReply();
        command("EHLO me.example");
        command(AUTH_PLAIN);
        return this;
    }

    /** Sends MAIL, RCPT and DATA. */
    SmtpTestClient startData() throws IOException {
        command("MAIL FROM:<ada@example.com>");
        command("RCPT TO:<bob@example.com>");
        command("DATA");
        return this;
    }

    /** Continues over another socket that wraps the current one. */
    void upgrade(SocketUpgrade upgrade) throws IOException {
        socket = upgrade.wrap(socket);
    }

    interface SocketUpgrade {
        Socket wrap(Socket socket) throws IOException;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = socket.getInputStream().read(); c != '\n'; c = socket.getInputStream().read()) {
            if (c < 0) {
                throw new EOFException("closed");
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
