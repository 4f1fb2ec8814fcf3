package dev.latchkey.sdk.internal.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;
import okhttp3.EventListener;
import org.jspecify.annotations.Nullable;

/**
 * Looks names up so that a call can end while a name server does not answer. The system's own lookup ends for no time-out
 * and no interrupt; so it runs on another thread, and who waits for it sees when the call is over. That costs nothing
 * where a connection is used again.
 */
final class CancellableDns extends EventListener implements Dns {
    private static final long EVERY_MILLIS = 10;

    private final Dns lookup;
    private final ExecutorService threads;
    private final ThreadLocal<okhttp3.@Nullable Call> asking = new ThreadLocal<>();

    CancellableDns(Dns lookup, ExecutorService threads) {
        this.lookup = lookup;
        this.threads = threads;
    }

    @Override
    public void dnsStart(okhttp3.Call call, String domainName) {
        asking.set(call);
    }

    @Override
    public List<InetAddress> lookup(String name) throws UnknownHostException {
        okhttp3.Call call = asking.get();
        asking.remove();
        if (call == null) {
            return lookup.lookup(name);
        }
        try {
            Future<List<InetAddress>> answer = threads.submit(() -> lookup.lookup(name));
            while (true) {
                try {
                    return answer.get(EVERY_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    if (call.isCanceled()) {
                        answer.cancel(true);
                        throw new UnknownHostException("nobody waits for the name any more");
                    }
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException unknown) {
                throw unknown;
            }
            UnknownHostException failed = new UnknownHostException(name);
            failed.initCause(e.getCause());
            throw failed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException("interrupted");
        } catch (RejectedExecutionException e) {
            throw new UnknownHostException("closed");
        }
    }

    /** Connections of clients that look names up in the same place can be shared. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CancellableDns that && lookup.equals(that.lookup);
    }

    @Override
    public int hashCode() {
        return lookup.hashCode();
    }
}
