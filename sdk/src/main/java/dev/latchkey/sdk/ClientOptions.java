package dev.latchkey.sdk;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Options of a client: address, timeouts, retries, proxy, hooks and log. Immutable: start with {@link #at(String)} and
 * derive copies.
 *
 * {@snippet :
 * ClientOptions options = ClientOptions.at("http://127.0.0.1:8390").withCallTimeout(Duration.ofSeconds(20));
 * }
 */
public final class ClientOptions {
    /** Maximum timeout: 600 s, after which gateways themselves give up. */
    public static final Duration MAX_TIMEOUT = Duration.ofSeconds(600);

    /** Maximum number of concurrent requests: 20, which is what gateways accept from one address. */
    public static final int MAX_CONCURRENT_REQUESTS = 20;

    /** Products with versions. Source: RFC 9110, 10.1.5. */
    private static final Pattern APP_INFO = Pattern
            .compile("[\\w!#$%&'*+.^`|~-]+(/[\\w!#$%&'*+.^`|~-]+)?( [\\w!#$%&'*+.^`|~-]+(/[\\w!#$%&'*+.^`|~-]+)?)*");

    private final URI baseUrl;
    private final boolean cleartextAllowed;
    private final Duration connectTimeout;
    private final Duration callTimeout;
    private final @Nullable Duration attemptTimeout;
    private final RetryPolicy retries;
    private final int maxConcurrentRequests;
    private final @Nullable ProxyServer proxy;
    private final @Nullable OkHttpClient httpClient;
    private final @Nullable CallHooks hooks;
    private final @Nullable CallLog log;
    private final @Nullable String appInfo;

    private ClientOptions(Builder builder) {
        this.baseUrl = builder.baseUrl;
        this.cleartextAllowed = builder.cleartextAllowed;
        this.connectTimeout = builder.connectTimeout;
        this.callTimeout = builder.callTimeout;
        this.attemptTimeout = builder.attemptTimeout;
        this.retries = builder.retries;
        this.maxConcurrentRequests = builder.maxConcurrentRequests;
        this.proxy = builder.proxy;
        this.httpClient = builder.httpClient;
        this.hooks = builder.hooks;
        this.log = builder.log;
        this.appInfo = builder.appInfo;
    }

    /**
     * Returns the default options for a server: 10 s to connect, 60 s for a whole call, {@link RetryPolicy#defaults()},
     * 20 concurrent requests.
     *
     * @param baseUrl {@code https://host[:port][/path]}, or {@code http://} for an address of this computer
     * @throws IllegalArgumentException if it is not such an address
     */
    public static ClientOptions at(String baseUrl) {
        return new ClientOptions(new Builder(BaseUrlParser.parse(baseUrl)));
    }

    /**
     * Sets the maximum time to establish a connection.
     *
     * @throws IllegalArgumentException if not above zero, or over {@link #MAX_TIMEOUT}
     */
    public ClientOptions withConnectTimeout(Duration timeout) {
        return with(builder -> builder.connectTimeout = requireValidTimeout(timeout));
    }

    /**
     * Sets the maximum time of a whole call, from its start to its decoded response, including retries and the waits
     * between them.
     *
     * @throws IllegalArgumentException if not above zero, or over {@link #MAX_TIMEOUT}
     */
    public ClientOptions withCallTimeout(Duration timeout) {
        return with(builder -> builder.callTimeout = requireValidTimeout(timeout));
    }

    /**
     * Sets the maximum time of one attempt of a call. By default it is 30 s if the request can be retried. A request
     * that sends or creates may take as long as the call, since cutting it off early would only leave its outcome
     * unknown.
     *
     * @throws IllegalArgumentException if not above zero, or over {@link #MAX_TIMEOUT}
     */
    public ClientOptions withAttemptTimeout(Duration timeout) {
        return with(builder -> builder.attemptTimeout = requireValidTimeout(timeout));
    }

    /** Sets the retry policy. */
    public ClientOptions withRetries(RetryPolicy policy) {
        return with(builder -> builder.retries = Objects.requireNonNull(policy, "The retry policy is null."));
    }

    /**
     * Sets the maximum number of concurrent requests. Further ones wait, and that time counts as time of their calls.
     * All copies of a client share this limit, also those with other credentials.
     *
     * @param requests 1 to {@link #MAX_CONCURRENT_REQUESTS}
     * @throws IllegalArgumentException if out of range
     */
    public ClientOptions withMaxConcurrentRequests(int requests) {
        if (requests < 1 || requests > MAX_CONCURRENT_REQUESTS) {
            throw new IllegalArgumentException("The number of concurrent requests must be 1 to "
                    + MAX_CONCURRENT_REQUESTS + ", not " + requests + ".");
        }
        return with(builder -> builder.maxConcurrentRequests = requests);
    }

    /** Sends calls through an HTTP proxy. */
    public ClientOptions withProxy(String host, int port) {
        ProxyServer server = new ProxyServer(host, port, Optional.empty(), Optional.empty());
        return with(builder -> builder.proxy = server);
    }

    /**
     * Sends calls through an HTTP proxy that requires a password (Basic authentication).
     *
     * @throws IllegalArgumentException if the host, port or user name is invalid
     */
    public ClientOptions withProxy(String host, int port, String user, Secret password) {
        ProxyServer server = new ProxyServer(host, port, Optional.of(user), Optional.of(password));
        return with(builder -> builder.proxy = server);
    }

    /**
     * Uses the connections, threads, TLS settings, DNS and interceptors of this HTTP client. The SDK never changes or
     * closes it.
     *
     * <p>Settings that would make calls unsafe are not used: redirects, retries after connection failures, TLS before
     * 1.2, cache, cookies and authenticator. Timeouts are those of these options. Its limits for asynchronous calls
     * apply in addition to {@link #withMaxConcurrentRequests}. Its network interceptors see responses with the key in
     * {@code response.request()}, and bodies with new secrets: log neither.
     */
    public ClientOptions withHttpClient(OkHttpClient client) {
        return with(builder -> builder.httpClient = Objects.requireNonNull(client, "The HTTP client is null."));
    }

    /** Sets the hooks that are called before and after each request. */
    public ClientOptions withHooks(CallHooks newHooks) {
        return with(builder -> builder.hooks = Objects.requireNonNull(newHooks, "The hooks are null."));
    }

    /** Sets the log of requests and responses. */
    public ClientOptions withLog(CallLog newLog) {
        return with(builder -> builder.log = Objects.requireNonNull(newLog, "The log is null."));
    }

    /**
     * Adds the name and version of your application to the header field {@code User-Agent}.
     *
     * @param info products with versions, such as {@code shop/1.2}
     * @throws IllegalArgumentException if it has another form
     */
    public ClientOptions withAppInfo(String info) {
        if (info.length() > 200 || !APP_INFO.matcher(info).matches()) {
            throw new IllegalArgumentException("The application's name and version are invalid. Write them in ASCII"
                    + " letters and digits, such as shop/1.2, with at most 200 characters.");
        }
        return with(builder -> builder.appInfo = info);
    }

    /** Permits {@code http://} to other computers. Keys and messages can then be read by anyone on the network path. */
    public ClientOptions allowingCleartext() {
        return with(builder -> builder.cleartextAllowed = true);
    }

    /**
     * Returns the server's address, which ends in a slash.
     *
     * @throws IllegalStateException if it is {@code http://} to another computer without {@link #allowingCleartext()}
     */
    public URI baseUrl() {
        if (baseUrl.getScheme().equalsIgnoreCase("http") && !cleartextAllowed
                && !BaseUrlParser.isLoopback(baseUrl)) {
            throw new IllegalStateException(
                    "http:// to " + BaseUrlParser.host(baseUrl) + " would send keys that anyone on the network path can"
                            + " read. Use https://, or call allowingCleartext() to accept that.");
        }
        return baseUrl;
    }

    /** Returns the maximum time to establish a connection. */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /** Returns the maximum time of a whole call. */
    public Duration callTimeout() {
        return callTimeout;
    }

    /** Returns the maximum time of one attempt, if set. */
    public Optional<Duration> attemptTimeout() {
        return Optional.ofNullable(attemptTimeout);
    }

    /** Returns the retry policy. */
    public RetryPolicy retries() {
        return retries;
    }

    /** Returns the maximum number of concurrent requests. */
    public int maxConcurrentRequests() {
        return maxConcurrentRequests;
    }

    /** Returns the proxy, if set. */
    public Optional<ProxyServer> proxy() {
        return Optional.ofNullable(proxy);
    }

    /** Returns the HTTP client to use, if set. */
    public Optional<OkHttpClient> httpClient() {
        return Optional.ofNullable(httpClient);
    }

    /** Returns the hooks, if set. */
    public Optional<CallHooks> hooks() {
        return Optional.ofNullable(hooks);
    }

    /** Returns the log, if set. */
    public Optional<CallLog> log() {
        return Optional.ofNullable(log);
    }

    /** Returns the application's name and version, if set. */
    public Optional<String> appInfo() {
        return Optional.ofNullable(appInfo);
    }

    private ClientOptions with(Consumer<Builder> change) {
        Builder builder = new Builder(this);
        change.accept(builder);
        return new ClientOptions(builder);
    }

    static Duration requireValidTimeout(Duration timeout) {
        if (timeout.isZero() || timeout.isNegative() || timeout.compareTo(MAX_TIMEOUT) > 0) {
            throw new IllegalArgumentException("A timeout must be above zero and at most " + MAX_TIMEOUT.toSeconds()
                    + " seconds, not " + timeout + ".");
        }
        return timeout;
    }

    private static final class Builder {
        private final URI baseUrl;
        private boolean cleartextAllowed;
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration callTimeout = Duration.ofSeconds(60);
        private @Nullable Duration attemptTimeout;
        private RetryPolicy retries = RetryPolicy.defaults();
        private int maxConcurrentRequests = MAX_CONCURRENT_REQUESTS;
        private @Nullable ProxyServer proxy;
        private @Nullable OkHttpClient httpClient;
        private @Nullable CallHooks hooks;
        private @Nullable CallLog log;
        private @Nullable String appInfo;

        Builder(URI baseUrl) {
            this.baseUrl = baseUrl;
        }

        Builder(ClientOptions options) {
            this.baseUrl = options.baseUrl;
            this.cleartextAllowed = options.cleartextAllowed;
            this.connectTimeout = options.connectTimeout;
            this.callTimeout = options.callTimeout;
            this.attemptTimeout = options.attemptTimeout;
            this.retries = options.retries;
            this.maxConcurrentRequests = options.maxConcurrentRequests;
            this.proxy = options.proxy;
            this.httpClient = options.httpClient;
            this.hooks = options.hooks;
            this.log = options.log;
            this.appInfo = options.appInfo;
        }
    }
}
