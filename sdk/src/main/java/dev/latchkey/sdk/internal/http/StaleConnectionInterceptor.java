package dev.latchkey.sdk.internal.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * Keeps requests off connections that the server closed while nobody used them. Once written to one, a request may have
 * arrived for all that anybody can tell, so a send must not be repeated; and OkHttp itself looks only after ten seconds,
 * while many servers close after two or five, or right after a refusal. The look takes a millisecond, and only where a
 * connection was idle for longer than {@link #MIN_IDLE_NANOS}. HTTP/2 needs none: there, somebody always reads.
 */
final class StaleConnectionInterceptor implements Interceptor {
    private static final long MIN_IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /** Each dead connection is found once, so that is the end unless somebody makes new ones that die at once. */
    private static final int MAX_DEAD_CONNECTIONS = 32;

    private final Map<Connection, LastUse> lastUses = Collections.synchronizedMap(new WeakHashMap<>());

    /** Asks for another connection as often as one is found dead. Nothing was written to it, so this is no repetition. */
    @Override
    public Response intercept(Chain chain) throws IOException {
        for (int found = 1;; found++) {
            try {
                return chain.proceed(chain.request());
            } catch (DeadConnectionException e) {
                if (found == MAX_DEAD_CONNECTIONS) {
                    throw e;
                }
            }
        }
    }

    /** Before a request is written. */
    void checkAlive(Connection connection, long now) throws DeadConnectionException {
        LastUse last = lastUses.get(connection);
        if (last != null && now - last.nanos > MIN_IDLE_NANOS && connection.protocol() != Protocol.HTTP_2
                && !isAlive(connection.socket())) {
            throw new DeadConnectionException();
        }
    }

    /** An answer has come. */
    void markUsed(Connection connection, long now) {
        LastUse last = lastUses.get(connection);
        if (last == null) {
            lastUses.put(connection, new LastUse(now));
        } else {
            last.nanos = now;
        }
    }

    /** Whatever there is to read is no good: it is the end, or an answer to no request, as 408 is before the end. */
    private static boolean isAlive(Socket socket) {
        try {
            int patience = socket.getSoTimeout();
            socket.setSoTimeout(1);
            try {
                socket.getInputStream().read();
                return false;
            } catch (SocketTimeoutException e) {
                return true;
            } finally {
                socket.setSoTimeout(patience);
            }
        } catch (IOException e) {
            return false;
        }
    }

    /** Only one call at a time has the connection. */
    private static final class LastUse {
        private volatile long nanos;

        LastUse(long time) {
            this.nanos = time;
        }
    }

    /** OkHttp lets go of the connection when it sees this. */
    private static final class DeadConnectionException extends IOException {
        private static final long serialVersionUID = 1;

        DeadConnectionException() {
            super("the server closes its connections at once");
        }
    }
}
