package dev.latchkey.mockserver.http;

import dev.latchkey.mockserver.http.ListenOptions.TlsHandshaker;
import dev.latchkey.mockserver.timeout.ConnectionDeadline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Connection on a thread of its own. Other threads close it when a deadline has passed or the server stops. */
final class Connection implements Runnable {
    private static final System.Logger LOG = System.getLogger("dev.latchkey.mockserver");
    private static final int TLS_HANDSHAKE = 0x16;

    // Waiting for a request or for the rest of its head: nothing is lost if the connection is closed.
    private static final int WAITING = 0;
    private static final int BUSY = 1;
    // The response is sent. The rest of the request is read, since a reset could lose the response.
    private static final int DRAINING = 2;
    private static final int CLOSED = 3;

    private final ListenerContext context;
    private final Socket rawSocket;
    private final InetAddress peer;
    private final @Nullable RequestError refusal;
    private final Thread thread = Thread.ofVirtual().name("latchkey-http").unstarted(this);
    private final ConnectionDeadline deadline = new ConnectionDeadline();
    private final AtomicInteger state = new AtomicInteger(WAITING);

    /**
     * Creates a connection.
     *
     * @param refusal reason to refuse the connection; null to serve it
     */
    Connection(ListenerContext context, Socket raw, @Nullable RequestError refusal) {
        this.context = context;
        this.rawSocket = raw;
        this.peer = raw.getInetAddress();
        this.refusal = refusal;
    }

    Thread thread() {
        return thread;
    }

    InetAddress peer() {
        return peer;
    }

    ConnectionDeadline deadline() {
        return deadline;
    }

    boolean isRefused() {
        return refusal != null;
    }

    /** Returns the socket below TLS. */
    Socket rawSocket() {
        return rawSocket;
    }

    /**
     * Returns true if a client that is too slow can get a response. With TLS it cannot, since TLS takes a missing end
     * for an attack.
     */
    boolean canReplyOnTimeout() {
        return context.options().tlsHandshaker() == null;
    }

    /** Closes the connection if a deadline has passed. Called by another thread. */
    void checkTime(long now) {
        if (deadline.checkExpired(now)) {
            if (deadline.notifiesPeer()) {
                endInput();
            } else {
                abort();
            }
        }
    }

    /** Closes the connection unless a request is being handled. Called by another thread. */
    void endIfIdle() {
        if (state.compareAndSet(WAITING, CLOSED)) {
            abort();
        } else if (state.get() == DRAINING) {
            endInput();
        }
    }

    /** Closes the connection, whatever its state. Called by any thread. */
    void abort() {
        try {
            rawSocket.close();
        } catch (IOException e) {
            // It is closed all the same.
        }
    }

    /** Marks the start of a request. Returns false if the server has stopped. */
    boolean beginRequest() {
        return state.compareAndSet(WAITING, BUSY);
    }

    /** Marks that the response is sent and the rest of the request is being read. */
    void startDraining() {
        state.set(DRAINING);
    }

    /** Marks the end of a request. Returns false if no other request can follow. */
    boolean endRequest() {
        // The order matters: close() stops the sleeper first and checks the states after that.
        state.set(WAITING);
        return !context.options().sleeper().isStopped();
    }

    @Override
    public void run() {
        try {
            rawSocket.setTcpNoDelay(true);
            if (refusal != null) {
                if (canReplyOnTimeout()) {
                    new RequestLoop(this, context, rawSocket).refuse(refusal, "The server has as many connections as it"
                            + " takes, in total or from this address. Close some, or use those that are open.");
                }
            } else if (context.options().tlsHandshaker() == null) {
                new RequestLoop(this, context, rawSocket).run();
            } else {
                serveTls(context.options().tlsHandshaker());
            }
        } catch (IOException e) {
            // The client is gone or too slow: no response can reach it.
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "A connection failed", e);
        } finally {
            state.set(CLOSED);
            abort();
            context.onClosed().accept(this);
        }
    }

    private void serveTls(TlsHandshaker tlsHandshaker) throws IOException {
        deadline.expireIn(context.options().limits().headTimeout().toNanos(), false);
        int first = rawSocket.getInputStream().read();
        if (first == TLS_HANDSHAKE) {
            Socket secure = tlsHandshaker.over(rawSocket, new ByteArrayInputStream(new byte[]{(byte) first}));
            deadline.clear();
            new RequestLoop(this, context, secure).run();
        } else if (first >= 0) {
            new RequestLoop(this, context, rawSocket).refuse(RequestError.MALFORMED,
                    "This port expects HTTPS. Use https:// in the URL, not http://.");
        }
    }

    private void endInput() {
        try {
            rawSocket.shutdownInput();
        } catch (IOException e) {
            abort();
        }
    }
}
