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
 * DNS lookup that ends when its call does. The system lookup has no timeout and ignores interrupts, so it runs on
 * another thread. The waiting thread polls whether the call was canceled. Calls on pooled connections need no lookup,
 * so this costs them nothing.
 */
final class CancellableDns extends EventListener implements Dns {
    private static final long POLL_MILLIS = 10;

    private final Dns delegate;
    private final ExecutorService executor;
    private final ThreadLocal<okhttp3.@Nullable Call> currentCall = new ThreadLocal<>();

    CancellableDns(Dns delegate, ExecutorService executor) {
        this.delegate = delegate;
        this.executor = executor;
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
            Future<List<InetAddress>> addresses = executor.submit(() -> delegate.lookup(name));
            while (true) {
                try {
                    return addresses.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    if (call.isCanceled()) {
                        addresses.cancel(true);
                        throw new UnknownHostException("the call was canceled");
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
            throw new UnknownHostException("the client is closed");
        }
    }

    /** Equal if the underlying lookup is, so that OkHttp shares connections between such clients. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CancellableDns that && delegate.equals(that.delegate);
    }

    @Override
    public int hashCode() {
        return delegate.hashCode();
    }
}
