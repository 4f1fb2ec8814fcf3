package dev.latchkey.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** An SMTP client that logs in with AUTH PLAIN, sends some mails, quits, and reconnects. */
public final class SmtpConnection implements LoadClient {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int MANY = 100;
    /** Index of the text after the reply code. */
    private static final int PLACE_OF_WORD = 4;

    private final InetSocketAddress server;
    private final byte[] auth;
    private final byte[] from;
    private final byte[] to;
    private final byte[] mail;
    private final SendMode way;
    private final @Nullable InetAddress source;
    private @Nullable Session session;

    /** Way of sending. */
    public enum SendMode {
        /** 100 mails per connection, one command at a time. */
        WAITING,
        /** 100 mails per connection, with MAIL, RCPT and DATA pipelined if the server offers it. */
        PIPELINING,
        /** One connection per mail, as most programs send, one command at a time. */
        ONE_EACH
    }

    /**
     * Creates a client that connects with its first mail.
     *
     * @param mail head and body with CR LF line ends and no line that begins with a dot
     * @param source local address to connect from; null for any
     */
    public SmtpConnection(InetSocketAddress server, String user, String password, String from, String to, String mail,
            SendMode way, @Nullable InetAddress source) {
        this.server = server;
        this.way = way;
        this.source = source;
        this.auth = line("AUTH PLAIN " + Base64.getEncoder()
                .encodeToString(("\0" + user + "\0" + password).getBytes(StandardCharsets.UTF_8)));
        this.from = line("MAIL FROM:<" + from + ">");
        this.to = line("RCPT TO:<" + to + ">");
        this.mail = line(mail + "\r\n.");
    }

    @Override
    public void once() throws IOException {
        Session open = session;
        if (open == null) {
            open = new Session(server, source, auth);
            session = open;
        }
        if (way == SendMode.PIPELINING && open.offersPipelining) {
            open.sendTogether(from, to, mail);
        } else {
            open.send(from, to, mail);
        }
        if (open.sent == (way == SendMode.ONE_EACH ? 1 : MANY)) {
            open.command(line("QUIT"), 221);
            close();
        }
    }

    @Override
    public void close() throws IOException {
        if (session != null) {
            session.socket.close();
            session = null;
        }
    }

    private static byte[] line(String text) {
        return (text + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** One authenticated connection. */
    private static final class Session {
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;
        private final StringBuilder reply = new StringBuilder();
        private boolean offersPipelining;
        private int sent;

        Session(InetSocketAddress server, @Nullable InetAddress source, byte[] auth) throws IOException {
            socket = new Socket();
            try {
                socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
                socket.setSoTimeout(PATIENCE_MILLIS);
                if (source != null) {
                    socket.bind(new InetSocketAddress(source, 0));
                }
                socket.connect(server);
                in = new BufferedInputStream(socket.getInputStream());
                out = socket.getOutputStream();
                expect(220);
                command(line("EHLO localhost"), 250);
                command(auth, 235);
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        }

        void send(byte[] from, byte[] to, byte[] mail) throws IOException {
            command(from, 250);
            command(to, 250);
            command(line("DATA"), 354);
            command(mail, 250);
            sent++;
        }

        void sendTogether(byte[] from, byte[] to, byte[] mail) throws IOException {
            ByteArrayOutputStream together = new ByteArrayOutputStream();
            together.writeBytes(from);
            together.writeBytes(to);
            together.writeBytes(line("DATA"));
            command(together.toByteArray(), 250);
            expect(250);
            expect(354);
            command(mail, 250);
            sent++;
        }

        void command(byte[] bytes, int expected) throws IOException {
            out.write(bytes);
            expect(expected);
        }

        private void expect(int expected) throws IOException {
            do {
                readLine();
                offersPipelining |= reply.indexOf("PIPELINING") == PLACE_OF_WORD;
            } while (reply.length() > 3 && reply.charAt(3) == '-');
            if (reply.length() < 3 || !reply.substring(0, 3).equals(Integer.toString(expected))) {
                throw new IOException("Instead of " + expected + ": " + reply);
            }
        }

        private void readLine() throws IOException {
            reply.setLength(0);
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new EOFException("The server hung up");
                }
                if (next != '\r') {
                    reply.append((char) next);
                }
            }
        }
    }
}
