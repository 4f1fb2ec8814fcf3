package dev.latchkey.mockserver.smtp;

import dev.latchkey.mockserver.patience.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The two directions of a connection. Answers are gathered and leave before anything is waited for, so that a client that
 * pipelines gets them together and one that waits gets them at once. One thread reads and writes; others may say
 * farewell, and look whether the client takes too long to speak, to listen or to shake hands.
 */
final class SmtpWire {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
    private static final SmtpReply TOO_SLOW = SmtpReply.of(421, "4.4.2 Nothing came for too long.");
    private static final int READ = 8192;
    private static final Duration LINGER = Duration.ofSeconds(5);

    /** What the thread of the conversation does. Who takes it from waiting to leaving has the last word. */
    private enum State {
        BUSY, WAITING, HANDSHAKING, LEAVING
    }

    private final Socket plain;
    private final long patienceNanos;
    private final byte[] buffer = new byte[READ];
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream(512);
    private final AtomicReference<State> state = new AtomicReference<>(State.BUSY);
    private final Deadline deadline = new Deadline();
    private volatile @Nullable SmtpReply lastWord;
    private Socket socket;
    private InputStream in;
    private volatile OutputStream out;
    private int next;
    private int end;
    private long until;
    private boolean secure;

    /** @param patience how long the client may take to listen, or to shake hands */
    SmtpWire(Socket socket, Duration patience) throws IOException {
        this.plain = socket;
        this.socket = socket;
        this.patienceNanos = patience.toNanos();
        this.until = System.nanoTime() + patienceNanos;
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
        until = System.nanoTime() + time.toNanos();
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

    /** Takes what is here before the next CR or LF, at most so much, without waiting; gives how much that was. */
    int take(byte[] target, int offset, int most) {
        int start = next;
        int last = (int) Math.min(end, (long) start + most);
        int at = start;
        while (at < last && buffer[at] != '\r' && buffer[at] != '\n') {
            at++;
        }
        System.arraycopy(buffer, start, target, offset, at - start);
        next = at;
        return at - start;
    }

    void send(SmtpReply reply) {
        pending.writeBytes(reply.wire());
    }

    void flush() throws IOException {
        if (pending.size() > 0) {
            deadline.in(patienceNanos, false);
            pending.writeTo(out);
            out.flush();
            deadline.none();
            pending.reset();
        }
    }

    /** From here on with TLS. What the client sent in the clear after asking for it is the caller's to refuse. */
    void secure(SSLContext context) throws IOException {
        flush();
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(plain, peer().getHostAddress(),
                plain.getPort(), true);
        tls.setUseClientMode(false);
        tls.setEnabledProtocols(PROTOCOLS);
        begin(State.HANDSHAKING);
        deadline.in(patienceNanos, false);
        tls.startHandshake();
        deadline.none();
        finish(State.HANDSHAKING);
        socket = tls;
        in = tls.getInputStream();
        out = tls.getOutputStream();
        next = 0;
        end = 0;
        secure = true;
    }

    /**
     * A last word from another thread, and the end: now where the client is being waited for, otherwise as soon as it
     * would be, so that no answer it is owed is lost. Waits for nothing.
     */
    void farewell(SmtpReply reply) {
        lastWord = reply;
        if (state.compareAndSet(State.WAITING, State.LEAVING)) {
            // By a thread of its own, because the client may not listen.
            Thread.startVirtualThread(() -> sayLastWord(reply));
        } else if (state.compareAndSet(State.HANDSHAKING, State.LEAVING)) {
            abandon();
        }
    }

    /** Ends the connection if the client takes too long. Called by another thread. */
    void checkTime(long now) {
        if (deadline.hasPassed(now)) {
            if (deadline.isGentle()) {
                farewell(TOO_SLOW);
            } else {
                abandon();
            }
        }
    }

    /**
     * Ends the connection in order.
     *
     * @param drained whether the client may still be sending, and shall hear the last answer all the same
     */
    void close(boolean drained) {
        if (drained) {
            drain();
        }
        try {
            flush();
            deadline.in(patienceNanos, false);
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

    /**
     * Says what is still to be said, and that nothing more comes; then reads for a while what the client still sends. A
     * connection that is closed before would take the last answer with it.
     */
    private void drain() {
        try {
            flush();
            socket.shutdownOutput();
            within(LINGER);
            while (true) {
                fill();
            }
        } catch (IOException e) {
            // The client has ended it, or has had its time.
        }
    }

    private void fill() throws IOException {
        flush();
        if (until - System.nanoTime() <= 0) {
            send(TOO_SLOW);
            throw new SocketTimeoutException("The client took too long.");
        }
        begin(State.WAITING);
        deadline.at(until, true);
        int count = in.read(buffer, 0, READ);
        deadline.none();
        finish(State.WAITING);
        if (count < 0) {
            throw new EOFException("The client has gone.");
        }
        next = 0;
        end = count;
    }

    private void begin(State wait) throws EOFException {
        state.set(wait);
        // In this order: who says farewell leaves the word first, and then looks for who waits.
        SmtpReply word = lastWord;
        if (word != null && state.compareAndSet(wait, State.LEAVING)) {
            if (wait == State.WAITING) {
                sayLastWord(word);
            }
            throw new EOFException("The conversation was ended.");
        }
    }

    private void finish(State wait) throws EOFException {
        if (!state.compareAndSet(wait, State.BUSY)) {
            throw new EOFException("The conversation was ended.");
        }
    }

    private void sayLastWord(SmtpReply reply) {
        try {
            deadline.in(patienceNanos, false);
            out.write(reply.wire());
            out.flush();
        } catch (IOException e) {
            // It hears nothing any more.
        }
        abandon();
    }
}
