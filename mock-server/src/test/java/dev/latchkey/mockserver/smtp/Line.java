package dev.latchkey.mockserver.smtp;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;

/** A client that says exactly what it is told to, byte for byte. */
public final class Line implements AutoCloseable {
    static final String PLAIN = "AUTH PLAIN " + base64("\0" + FakeRelay.USER + "\0" + FakeRelay.PASSWORD);

    private final AtomicLong sent = new AtomicLong();
    private Socket socket;

    /** A connection to this. */
    public Line(InetSocketAddress address) throws IOException {
        socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(20_000);
        socket.setTcpNoDelay(true);
    }

    public static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a line and gives the answer's last line, {@code 250 2.0.0 …}. */
    public String say(String line) throws IOException {
        send(line + "\r\n");
        return hear();
    }

    public void send(String exactly) throws IOException {
        send(exactly.getBytes(StandardCharsets.UTF_8));
    }

    public void send(byte[] exactly) throws IOException {
        socket.getOutputStream().write(exactly);
        socket.getOutputStream().flush();
        sent.addAndGet(exactly.length);
    }

    /** How many bytes the server's system has taken. */
    long sent() {
        return sent.get();
    }

    /** The last line of the next answer; empty when the server has closed. */
    public String hear() throws IOException {
        String all = hearAll();
        return all.isEmpty() ? "" : all.substring(all.lastIndexOf('\n') + 1);
    }

    /** Every line of the next answer; empty when the server has closed. */
    String hearAll() throws IOException {
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

    /** Past the greeting, EHLO and AUTH. */
    Line loggedIn() throws IOException {
        hear();
        say("EHLO me.example");
        say(PLAIN);
        return this;
    }

    /** Past MAIL, RCPT and DATA. */
    Line inData() throws IOException {
        say("MAIL FROM:<ada@example.com>");
        say("RCPT TO:<bob@example.com>");
        say("DATA");
        return this;
    }

    /** From here on over another socket around this one. */
    void over(Wrap wrap) throws IOException {
        socket = wrap.around(socket);
    }

    interface Wrap {
        Socket around(Socket socket) throws IOException;
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
