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
    private static final long POLL_MILLIS = 10;

    private final Dns delegate;
    private final ExecutorService executor;
    private final ThreadLocal<okhttp3.@Nullable Call> currentCall = new ThreadLocal<>();

    CancellableDns(Dns lookup, ExecutorService threads) {
        this.delegate = lookup;
        this.executor = threads;
    }

    @Override
    public void dnsStart(okhttp3.Call call, String domainName) {
        currentCall.set(call);
    }

    @Override
    public List<InetAddress> lookup(String name) throws UnknownHostException {
        okhttp3.Call call = currentCall.get();
        currentCall.remove();
        if (call == null) {
            return delegate.lookup(name);
        }
        try {
            Future<List<InetAddress>> answer = executor.submit(() -> delegate.lookup(name));
            while (true) {
                try {
                    return answer.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
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
        return other instanceof CancellableDns that && delegate.equals(that.delegate);
    }

    @Override
    public int hashCode() {
        return delegate.hashCode();
    }
}
