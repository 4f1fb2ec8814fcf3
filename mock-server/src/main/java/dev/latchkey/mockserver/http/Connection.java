package dev.latchkey.mockserver.http;

import dev.latchkey.mockserver.timeout.Deadline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One connection, on a thread of its own. Others end it when its time is over or the server stops. */
final class Connection implements Runnable {
    private static final System.Logger LOG = System.getLogger("dev.latchkey.mockserver");
    private static final int TLS_HANDSHAKE = 0x16;

    // Waits for a request, or for the rest of its head: nothing is lost by ending it.
    private static final int WAITING = 0;
    private static final int BUSY = 1;
    // Answered; what is left of the request is read, so that its sender lives to see the answer.
    private static final int DRAINING = 2;
    private static final int CLOSED = 3;

    private final ListenerContext context;
    private final Socket raw;
    private final InetAddress peer;
    private final @Nullable RequestError refusal;
    private final Thread thread = Thread.ofVirtual().name("latchkey-http").unstarted(this);
    private final Deadline deadline = new Deadline();
    private final AtomicInteger state = new AtomicInteger(WAITING);

    /**
     * A connection that was accepted.
     *
     * @param refusal why nothing is read from it; null to serve it
     */
    Connection(ListenerContext context, Socket raw, @Nullable RequestError refusal) {
        this.context = context;
        this.raw = raw;
        this.peer = raw.getInetAddress();
        this.refusal = refusal;
    }

    Thread thread() {
        return thread;
    }

    InetAddress peer() {
        return peer;
    }

    Deadline deadline() {
        return deadline;
    }

    boolean isRefused() {
        return refusal != null;
    }

    /** The socket below any encryption. */
    Socket raw() {
        return raw;
    }

    /** Whether who sends too little can still be told: not over TLS, which takes a missing end for an attack. */
    boolean notifiesPeer() {
        return context.options().tlsHandshaker() == null;
    }

    /** Ends it if its other end takes too long. Called by another thread. */
    void checkTime(long now) {
        if (deadline.checkExpired(now)) {
            if (deadline.notifiesPeer()) {
                endInput();
            } else {
                abort();
            }
        }
    }

    /** Ends it unless a request is under way. Called by another thread. */
    void endIfIdle() {
        if (state.compareAndSet(WAITING, CLOSED)) {
            abort();
        } else if (state.get() == DRAINING) {
            endInput();
        }
    }

    /** Ends it, whatever it does. Called by any thread. */
    void abort() {
        try {
            raw.close();
        } catch (IOException e) {
            // It is closed all the same.
        }
    }

    /** A request is under way; false when the server stopped before. */
    boolean begin() {
        return state.compareAndSet(WAITING, BUSY);
    }

    /** The request has its answer. */
    void responded() {
        state.set(DRAINING);
    }

    /** Nothing is left of the request; false when there can be no other. */
    boolean again() {
        // In this order: who stops the server says so first, and then looks for who waits.
        state.set(WAITING);
        return !context.options().sleeper().isStopped();
    }

    @Override
    public void run() {
        try {
            raw.setTcpNoDelay(true);
            if (refusal != null) {
                if (notifiesPeer()) {
                    new RequestLoop(this, context, raw).refuse(refusal, "The server has as many connections as it"
                            + " takes, in total or from this address. Close some, or use those that are open.");
                }
            } else if (context.options().tlsHandshaker() == null) {
                new RequestLoop(this, context, raw).run();
            } else {
                holdSecurely(context.options().tlsHandshaker());
            }
        } catch (IOException e) {
            // The other end is gone, or too slow: there is nobody to tell.
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "A connection failed", e);
        } finally {
            state.set(CLOSED);
            abort();
            context.gone().accept(this);
        }
    }

    private void holdSecurely(TlsHandshaker tlsHandshaker) throws IOException {
        deadline.expireIn(context.options().limits().headTime().toNanos(), false);
        int first = raw.getInputStream().read();
        if (first == TLS_HANDSHAKE) {
            Socket secure = tlsHandshaker.over(raw, new ByteArrayInputStream(new byte[]{(byte) first}));
            deadline.clear();
            new RequestLoop(this, context, secure).run();
        } else if (first >= 0) {
            new RequestLoop(this, context, raw).refuse(RequestError.MALFORMED,
                    "This port speaks HTTPS. Call it with https://, not http://.");
        }
    }

    private void endInput() {
        try {
            raw.shutdownInput();
        } catch (IOException e) {
            abort();
        }
    }
}
