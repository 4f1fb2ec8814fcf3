package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.ClientOptions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Resources shared by all copies of a client, whatever their credentials. */
final class ClientResources implements AutoCloseable {
    private final ClientOptions options;
    private final HttpUrl origin;
    private final String address;
    private final String userAgent;
    private final Timing timing;
    private final AsyncSemaphore permits;
    private final InterruptWatch interruptWatch;
    private final RetryQuota quota = new RetryQuota();
    private final @Nullable CallEventDispatcher events;
    private final ExecutorService executor = newExecutor();
    private final OkHttpClient http;
    private final Set<AsyncCallExecution<?>> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    ClientResources(ClientOptions options, Timing timing) {
        this.options = options;
        this.timing = timing;
        this.origin = HttpUrl.get(options.baseUrl().toString());
        this.userAgent = UserAgentHeader.of(options.appInfo());
        this.address = options.baseUrl().getScheme() + "://" + options.baseUrl().getAuthority();
        this.permits = new AsyncSemaphore(options.maxConcurrentRequests());
        this.interruptWatch = new InterruptWatch(timing, options.maxConcurrentRequests());
        this.events = CallEventDispatcher.of(options.hooks(), options.log());
        this.http = HttpClientFactory.create(options, executor);
    }

    ClientOptions options() {
        return options;
    }

    HttpUrl origin() {
        return origin;
    }

    /** Scheme, host and port, for messages. It has no path, so it contains no secret. */
    String address() {
        return address;
    }

    Timing timing() {
        return timing;
    }

    AsyncSemaphore permits() {
        return permits;
    }

    InterruptWatch interruptWatch() {
        return interruptWatch;
    }

    RetryQuota quota() {
        return quota;
    }

    /** Returns null if there are neither hooks nor a log. */
    @Nullable
    CallEventDispatcher events() {
        return events;
    }

    /** Value of {@code Proxy-Authorization}. Returns null without a proxy or a proxy password. */
    @Nullable
    String proxyPassword() {
        return options.proxy().map(HttpClientFactory::proxyAuthorization).orElse(null);
    }

    Call newCall(Request request) {
        return http.newCall(request);
    }

    /** Runs a task off the timer's only thread, because it may run the user's code. */
    void runOffTimer(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            task.run();
        }
    }

    void register(AsyncCallExecution<?> execution) {
        running.add(execution);
    }

    void unregister(AsyncCallExecution<?> execution) {
        running.remove(execution);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        timing.close();
        interruptWatch.cancelAll();
        running.forEach(AsyncCallExecution::close);
        executor.shutdown();
        if (options.httpClient().isEmpty()) {
            http.connectionPool().evictAll();
        }
    }

    /** Value of the header field {@code User-Agent}. */
    String userAgent() {
        return userAgent;
    }

    /** Creates daemon threads, which do not keep the JVM running. */
    private static ExecutorService newExecutor() {
        return new ThreadPoolExecutor(0, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "latchkey-call");
            thread.setDaemon(true);
            return thread;
        });
    }
}
