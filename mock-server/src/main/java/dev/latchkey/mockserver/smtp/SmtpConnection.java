package dev.latchkey.mockserver.smtp;

import dev.latchkey.mockserver.timeout.ConnectionDeadline;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Connection of one session. Replies are buffered and sent before each wait. So a client that pipelines gets them
 * together, and one that waits gets them at once. One thread at a time serves the connection; others may shut it down,
 * and check whether the client takes too long to send, to receive or to shake hands.
 */
abstract class SmtpConnection {
    static final SmtpReply TIMED_OUT = SmtpReply.of(421, "4.4.2 Timeout: nothing was received for too long.");
    /** Time for which a client that was cut off may still be sending. */
    static final Duration LINGER = Duration.ofSeconds(5);

    /** State of the connection. The thread that moves it from WAITING to CLOSING sends the final reply. */
    enum State {
        BUSY, WAITING, HANDSHAKING, CLOSING
    }

    final ReplyBuffer replyBuffer = new ReplyBuffer();
    final ConnectionDeadline deadline = new ConnectionDeadline();
    final long timeoutNanos;
    private final InetAddress peer;
    private final AtomicReference<State> state = new AtomicReference<>(State.BUSY);
    private volatile @Nullable SmtpReply finalReply;
    private long inputDeadline;

    /** @param timeout maximum time for the client to receive a reply, or to shake hands */
    SmtpConnection(InetAddress peer, Duration timeout) {
        this.peer = peer;
        this.timeoutNanos = timeout.toNanos();
        setInputTimeout(timeout);
    }

    final InetAddress peer() {
        return peer;
    }

    /** Returns true if the connection uses TLS. */
    abstract boolean isSecure();

    /** Adds a reply, to be sent with the next {@link #flush}. */
    final void send(SmtpReply reply) {
        send(reply.toBytes());
    }

    /** Adds an encoded reply, to be sent with the next {@link #flush}. */
    final void send(byte[] reply) {
        replyBuffer.add(reply);
    }

    /** Sends the buffered replies. Bytes that the client does not take now are sent later. */
    abstract void flush() throws IOException;

    /** Sets the time within which all input must arrive, until the next call. */
    final void setInputTimeout(Duration time) {
        inputDeadline = System.nanoTime() + time.toNanos();
    }

    final long inputDeadline() {
        return inputDeadline;
    }

    /** Prepares for work that may block: other connections no longer wait for this thread. */
    abstract void leaveEventLoop();

    /** Resets the connection, so that the client's system reports an error. */
    abstract void reset() throws IOException;

    /** Closes the connection at once. Called by any thread. */
    abstract void abandon();

    /** Sends a final reply and closes. Called by the thread that serves the connection, or that has replaced it. */
    abstract void closeWith(SmtpReply reply);

    /** Does the same as {@link #closeWith} from another thread, without blocking it. */
    abstract void closeAsync(SmtpReply reply);

    /**
     * Sends a final reply and closes, from any thread and without blocking. If a command is being processed, this
     * happens after its reply, so that no reply is lost.
     */
    final void shutdown(SmtpReply reply) {
        finalReply = reply;
        if (state.compareAndSet(State.WAITING, State.CLOSING)) {
            closeAsync(reply);
        } else if (state.compareAndSet(State.HANDSHAKING, State.CLOSING)) {
            abandon();
        }
    }

    /** Ends the connection if a deadline has passed. Called by another thread. */
    final void checkTime(long now) {
        if (deadline.checkExpired(now)) {
            if (deadline.notifiesPeer()) {
                shutdown(TIMED_OUT);
            } else {
                abandon();
            }
        }
    }

    /** Enters a wait for the client. */
    final void beginWait(State wait) throws EOFException {
        state.set(wait);
        // The order matters: shutdown() sets the reply first and checks the state after that.
        SmtpReply reply = finalReply;
        if (reply != null && state.compareAndSet(wait, State.CLOSING)) {
            if (wait == State.WAITING) {
                closeWith(reply);
            }
            throw connectionEnded();
        }
    }

    /** Leaves a wait. Returns false if another thread has ended the connection meanwhile. */
    final boolean endWait(State wait) {
        return state.compareAndSet(wait, State.BUSY);
    }

    static EOFException connectionEnded() {
        return new EOFException("The session was ended.");
    }
}
