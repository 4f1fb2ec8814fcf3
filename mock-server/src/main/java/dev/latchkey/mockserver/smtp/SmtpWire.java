package dev.latchkey.mockserver.smtp;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The two directions of a connection. Answers are gathered and leave before anything is waited for, so that a client that
 * pipelines gets them together and one that waits gets them at once. One thread reads and writes; another may say
 * farewell.
 */
final class SmtpWire {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
    private static final int READ = 8192;

    private final Socket plain;
    private final byte[] buffer = new byte[READ];
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream(512);
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private int next;
    private int end;
    private long deadline = Long.MAX_VALUE;
    private boolean secure;
    // These three are guarded by the plain socket, as is writing.
    private boolean waiting;
    private boolean handshaking;
    private @Nullable SmtpReply lastWord;

    SmtpWire(Socket socket) throws IOException {
        this.plain = socket;
        this.socket = socket;
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    InetAddress peer() {
        return plain.getInetAddress();
    }

    boolean secure() {
        return secure;
    }

    /** Everything read until the next call must have come within this time. */
    void within(Duration time) {
        deadline = System.nanoTime() + time.toNanos();
    }

    /** Whether the client has sent more than was read. */
    boolean hasMore() {
        return next < end;
    }

    /**
     * The next byte.
     *
     * @throws EOFException at the end
     * @throws SocketTimeoutException after the deadline
     */
    int read() throws IOException {
        if (next == end) {
            fill();
        }
        return buffer[next++] & 0xff;
    }

    void send(SmtpReply reply) {
        pending.writeBytes(reply.wire().getBytes(StandardCharsets.UTF_8));
    }

    void flush() throws IOException {
        if (pending.size() > 0) {
            byte[] bytes = pending.toByteArray();
            pending.reset();
            synchronized (plain) {
                out.write(bytes);
                out.flush();
            }
        }
    }

    /** From here on with TLS. What the client sent in the clear after asking for it is the caller's to refuse. */
    void secure(SSLContext context, Duration handshake) throws IOException {
        flush();
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(plain, peer().getHostAddress(),
                plain.getPort(), true);
        tls.setUseClientMode(false);
        tls.setEnabledProtocols(PROTOCOLS);
        plain.setSoTimeout(Math.toIntExact(Math.min(Integer.MAX_VALUE, Math.max(1, handshake.toMillis()))));
        beginToWait(true);
        try {
            tls.startHandshake();
        } finally {
            endToWait();
        }
        socket = tls;
        in = tls.getInputStream();
        synchronized (plain) {
            out = tls.getOutputStream();
        }
        next = 0;
        end = 0;
        secure = true;
    }

    /**
     * A last word from another thread, and the end: now where the client is being waited for, otherwise as soon as it
     * would be, so that no answer it is owed is lost.
     */
    void farewell(SmtpReply reply) {
        synchronized (plain) {
            lastWord = reply;
            if (waiting) {
                sayLastWord(reply);
            }
        }
    }

    /** Ends the connection in order. */
    void close() {
        try {
            flush();
            socket.close();
        } catch (IOException e) {
            // Gone already.
        }
        abandon();
    }

    /** Ends the connection at once. */
    void abandon() {
        try {
            plain.close();
        } catch (IOException e) {
            // Gone already.
        }
    }

    /** Ends the connection so that the client's system reports an error. */
    void reset() throws IOException {
        plain.setSoLinger(true, 0);
        plain.close();
    }

    private void sayLastWord(SmtpReply reply) {
        try {
            if (!handshaking) {
                out.write(reply.wire().getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException e) {
            // It hears nothing any more.
        }
        abandon();
    }

    private void beginToWait(boolean forHandshake) throws EOFException {
        synchronized (plain) {
            if (lastWord != null) {
                sayLastWord(lastWord);
                throw new EOFException("The server is stopping.");
            }
            waiting = true;
            handshaking = forHandshake;
        }
    }

    private void endToWait() {
        synchronized (plain) {
            waiting = false;
            handshaking = false;
        }
    }

    private void fill() throws IOException {
        flush();
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
            throw new SocketTimeoutException("The client took too long.");
        }
        socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, left));
        beginToWait(false);
        int count;
        try {
            count = in.read(buffer, 0, READ);
        } finally {
            endToWait();
        }
        if (count < 0) {
            throw new EOFException("The client has gone.");
        }
        next = 0;
        end = count;
    }
}
