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
 * Avoids pooled connections that the server has closed. A request written to one may have arrived as far as the
 * client can tell, so it could not be retried. OkHttp checks only after ten seconds, while many servers close after
 * two or five, or right after any response. The check takes a millisecond. Requests that must not be repeated are always
 * checked, the others only after {@link #MIN_IDLE_NANOS}. HTTP/2 needs none, because its connections are read all the time.
 */
final class StaleConnectionInterceptor implements Interceptor {
    private static final long MIN_IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /** Limit of attempts. Each dead connection is found once, so more means that new connections die at once. */
    private static final int MAX_DEAD_CONNECTIONS = 32;

    private final Map<Connection, LastUse> lastUses = Collections.synchronizedMap(new WeakHashMap<>());

    /** Tries another connection each time one is found dead. Nothing was written to it, so this is not a retry. */
    @Override
    public Response intercept(Chain chain) throws IOException {
        for (int attempt = 1;; attempt++) {
            try {
                return chain.proceed(chain.request());
            } catch (DeadConnectionException e) {
                if (attempt == MAX_DEAD_CONNECTIONS) {
                    throw e;
                }
            }
        }
    }

    /** Fails if the server has closed the connection or is about to. Called before a request is written. */
    void checkAlive(Connection connection, long now, boolean repeatable) throws DeadConnectionException {
        LastUse last = lastUses.get(connection);
        if (last == null || connection.protocol() == Protocol.HTTP_2) {
            return;
        }
        boolean check = !repeatable || now - last.nanos > MIN_IDLE_NANOS;
        if (last.closing || check && !isAlive(connection.socket())) {
            throw new DeadConnectionException();
        }
    }

    /** Records that the server closes the connection after this response, so that it is not used again. */
    void markClosing(Connection connection) {
        lastUses.computeIfAbsent(connection, each -> new LastUse(0)).closing = true;
    }

    /** Records that a response has arrived on the connection. */
    void markUsed(Connection connection, long now) {
        LastUse last = lastUses.get(connection);
        if (last == null) {
            lastUses.put(connection, new LastUse(now));
        } else {
            last.nanos = now;
        }
    }

    /**
     * Returns true if there is nothing to read. Anything else is the end of the stream or a response to no request,
     * such as the 408 before a close.
     */
    private static boolean isAlive(Socket socket) {
        try {
            int timeout = socket.getSoTimeout();
            socket.setSoTimeout(1);
            try {
                socket.getInputStream().read();
                return false;
            } catch (SocketTimeoutException e) {
                return true;
            } finally {
                socket.setSoTimeout(timeout);
            }
        } catch (IOException e) {
            return false;
        }
    }

    /** Time of the last use. Only one call at a time uses a connection. */
    private static final class LastUse {
        private volatile long nanos;
        private volatile boolean closing;

        LastUse(long time) {
            this.nanos = time;
        }
    }

    /** Makes OkHttp discard the connection. */
    private static final class DeadConnectionException extends IOException {
        private static final long serialVersionUID = 1;

        DeadConnectionException() {
            super("the server closes its connections immediately");
        }
    }
}
