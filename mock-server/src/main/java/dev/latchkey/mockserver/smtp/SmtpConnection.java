package dev.latchkey.mockserver.smtp;

import dev.latchkey.mockserver.timeout.Deadline;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A connection, as a conversation needs it. Answers are gathered and leave before anything is waited for, so that a client
 * that pipelines gets them together and one that waits gets them at once. One thread at a time serves it; others may say
 * farewell, and look whether the client takes too long to speak, to listen or to shake hands.
 */
abstract class SmtpConnection {
    static final SmtpReply TOO_SLOW = SmtpReply.of(421, "4.4.2 Nothing came for too long.");
    /** How long a client that was sent away may still be sending. */
    static final Duration LINGER = Duration.ofSeconds(5);

    /** What is done at the moment. Who takes it from waiting to leaving has the last word. */
    enum State {
        BUSY, WAITING, HANDSHAKING, LEAVING
    }

    final ReplyBuffer replyBuffer = new ReplyBuffer();
    final Deadline deadline = new Deadline();
    final long patienceNanos;
    private final InetAddress peer;
    private final AtomicReference<State> state = new AtomicReference<>(State.BUSY);
    private volatile @Nullable SmtpReply lastWord;
    private long until;

    /** @param patience how long the client may take to listen, or to shake hands */
    SmtpConnection(InetAddress peer, Duration patience) {
        this.peer = peer;
        this.patienceNanos = patience.toNanos();
        within(patience);
    }

    final InetAddress peer() {
        return peer;
    }

    /** Whether it has TLS. */
    abstract boolean secure();

    /** Sends this with the next {@link #flush}. */
    final void send(SmtpReply reply) {
        send(reply.wire());
    }

    /** The same, as it goes over the wire. */
    final void send(byte[] reply) {
        replyBuffer.add(reply);
    }

    /** Sends what is to be sent; what the client does not take now, leaves later. */
    abstract void flush() throws IOException;

    /** Everything that comes until the next call must come within this time. */
    final void within(Duration time) {
        until = System.nanoTime() + time.toNanos();
    }

    final long until() {
        return until;
    }

    /** What follows may take its time: no other connection is to wait for it. */
    abstract void leaveEventLoop();

    /** Ends the connection so that the client's system reports an error. */
    abstract void reset() throws IOException;

    /** Ends the connection at once. Called by any thread. */
    abstract void abandon();

    /** Says this and ends the connection. Called by the thread that serves it, or that has taken its place. */
    abstract void closeWith(SmtpReply word);

    /** The same from another thread, which is not to wait. */
    abstract void closeAsync(SmtpReply word);

    /**
     * A last word from another thread, and the end: now where the client is being waited for, otherwise as soon as it
     * would be, so that no answer it is owed is lost. Waits for nothing.
     */
    final void shutdown(SmtpReply reply) {
        lastWord = reply;
        if (state.compareAndSet(State.WAITING, State.LEAVING)) {
            closeAsync(reply);
        } else if (state.compareAndSet(State.HANDSHAKING, State.LEAVING)) {
            abandon();
        }
    }

    /** Ends the connection if the client takes too long. Called by another thread. */
    final void checkTime(long now) {
        if (deadline.checkExpired(now)) {
            if (deadline.notifiesPeer()) {
                shutdown(TOO_SLOW);
            } else {
                abandon();
            }
        }
    }

    /** From here on the client is waited for. */
    final void begin(State wait) throws EOFException {
        state.set(wait);
        // In this order: who says farewell leaves the word first, and then looks for who waits.
        SmtpReply word = lastWord;
        if (word != null && state.compareAndSet(wait, State.LEAVING)) {
            if (wait == State.WAITING) {
                closeWith(word);
            }
            throw ended();
        }
    }

    /** The client was waited for; false when another thread has ended the connection meanwhile. */
    final boolean finish(State wait) {
        return state.compareAndSet(wait, State.BUSY);
    }

    static EOFException ended() {
        return new EOFException("The conversation was ended.");
    }
}
