package dev.latchkey.sdk;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Where a client calls, how long it waits, how often it tries, and who is told. Immutable; make one with {@link #at(String)} and change copies of it.
 *
 * {@snippet :
 * ClientOptions options = ClientOptions.at("http://127.0.0.1:8390").withCallTimeout(Duration.ofSeconds(20));
 * }
 */
public final class ClientOptions {
    /** No call waits longer than this, because gateways themselves give up after it. */
    public static final Duration MAX_TIMEOUT = Duration.ofSeconds(600);

    /** More requests at once than this are not made, because gateways take no more from one address. */
    public static final int MAX_AT_ONCE = 20;

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private final URI baseUrl;
    private final boolean cleartextAllowed;
    private final Duration connectTimeout;
    private final Duration callTimeout;
    private final @Nullable Duration attemptTimeout;
    private final RetryPolicy retries;
    private final int mostAtOnce;
    private final @Nullable ProxyServer proxy;
    private final @Nullable OkHttpClient httpClient;
    private final @Nullable CallHooks hooks;
    private final @Nullable CallLog log;

    private ClientOptions(Builder draft) {
        this.baseUrl = draft.baseUrl;
        this.cleartextAllowed = draft.cleartextAllowed;
        this.connectTimeout = draft.connectTimeout;
        this.callTimeout = draft.callTimeout;
        this.attemptTimeout = draft.attemptTimeout;
        this.retries = draft.retries;
        this.mostAtOnce = draft.mostAtOnce;
        this.proxy = draft.proxy;
        this.httpClient = draft.httpClient;
        this.hooks = draft.hooks;
        this.log = draft.log;
    }

    /**
     * Options for the server at this address: 10 s to connect, 60 s for a whole call, {@link RetryPolicy#defaults()}, 20
     * requests at once.
     *
     * @param baseUrl {@code https://host[:port][/path]}, or {@code http://} for an address of this computer
     * @throws IllegalArgumentException when it is no such address
     */
    public static ClientOptions at(String baseUrl) {
        return new ClientOptions(new Builder(parse(baseUrl)));
    }

    /**
     * How long to wait for a connection.
     *
     * @throws IllegalArgumentException when not above zero or over {@link #MAX_TIMEOUT}
     */
    public ClientOptions withConnectTimeout(Duration timeout) {
        checked(timeout);
        return with(draft -> draft.connectTimeout = timeout);
    }

    /**
     * How long a whole call may take, from its start to its decoded answer, with its repetitions and the waits between
     * them.
     *
     * @throws IllegalArgumentException when not above zero or over {@link #MAX_TIMEOUT}
     */
    public ClientOptions withCallTimeout(Duration timeout) {
        checked(timeout);
        return with(draft -> draft.callTimeout = timeout);
    }

    /**
     * How long one attempt of a call may take. Where this is not said, an attempt that may be repeated takes at most 30 s,
     * and one that sends or creates takes as long as the call may: to cut it off early would only leave its fate unknown.
     *
     * @throws IllegalArgumentException when not above zero or over {@link #MAX_TIMEOUT}
     */
    public ClientOptions withAttemptTimeout(Duration timeout) {
        checked(timeout);
        return with(draft -> draft.attemptTimeout = timeout);
    }

    /** How often a call is tried. */
    public ClientOptions withRetries(RetryPolicy policy) {
        return with(draft -> draft.retries = policy);
    }

    /**
     * How many requests are under way at once. Those above wait; that counts as time of their calls. All copies of a client,
     * also with other credentials, share this bound.
     *
     * @param requests 1 to {@link #MAX_AT_ONCE}
     * @throws IllegalArgumentException when outside
     */
    public ClientOptions withMostAtOnce(int requests) {
        if (requests < 1 || requests > MAX_AT_ONCE) {
            throw new IllegalArgumentException(
                    "1 to " + MAX_AT_ONCE + " requests can be under way at once, not " + requests + ".");
        }
        return with(draft -> draft.mostAtOnce = requests);
    }

    /** Calls go through this HTTP proxy. */
    public ClientOptions withProxy(String host, int port) {
        ProxyServer server = new ProxyServer(host, port, Optional.empty(), Optional.empty());
        return with(draft -> draft.proxy = server);
    }

    /** Calls go through this HTTP proxy, which asks for a password (Basic). */
    public ClientOptions withProxy(String host, int port, String user, Secret password) {
        ProxyServer server = new ProxyServer(host, port, Optional.of(user), Optional.of(password));
        return with(draft -> draft.proxy = server);
    }

    /**
     * Connections, threads, TLS settings, name lookup and interceptors of this client are used. It is never changed and
     * never closed.
     *
     * <p>What would make calls unsafe is not taken over: redirects, repetition after connection failures, TLS before 1.2,
     * cache, cookies and authenticator. Time-outs are those of these options. Its limits for asynchronous calls count as
     * well as {@link #withMostAtOnce}. Its network interceptors see answers with the key in {@code response.request()}, and
     * bodies with new secrets: log neither.
     */
    public ClientOptions withHttpClient(OkHttpClient client) {
        return with(draft -> draft.httpClient = client);
    }

    /** These are told before and after each request. */
    public ClientOptions withHooks(CallHooks told) {
        return with(draft -> draft.hooks = told);
    }

    /** Requests and answers are written there. */
    public ClientOptions withLog(CallLog written) {
        return with(draft -> draft.log = written);
    }

    /** Permits {@code http://} to another computer. Everyone on the way can then read keys and messages. */
    public ClientOptions allowingCleartext() {
        return with(draft -> draft.cleartextAllowed = true);
    }

    /**
     * The address, ending in a slash.
     *
     * @throws IllegalStateException when it is {@code http://} to another computer without {@link #allowingCleartext()}
     */
    public URI baseUrl() {
        if (baseUrl.getScheme().equalsIgnoreCase("http") && !cleartextAllowed && !isLoopback(baseUrl.getHost())) {
            throw new IllegalStateException(
                    "http:// to " + baseUrl.getHost() + " would send keys readable for everyone on"
                            + " the way. Use https://, or say allowingCleartext() if you accept that.");
        }
        return baseUrl;
    }

    /** How long to wait for a connection. */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /** How long a whole call may take. */
    public Duration callTimeout() {
        return callTimeout;
    }

    /** How long one attempt may take, where set. */
    public Optional<Duration> attemptTimeout() {
        return Optional.ofNullable(attemptTimeout);
    }

    /** How often a call is tried. */
    public RetryPolicy retries() {
        return retries;
    }

    /** How many requests are under way at once. */
    public int mostAtOnce() {
        return mostAtOnce;
    }

    /** The proxy, where set. */
    public Optional<ProxyServer> proxy() {
        return Optional.ofNullable(proxy);
    }

    /** The client whose connections are used, where set. */
    public Optional<OkHttpClient> httpClient() {
        return Optional.ofNullable(httpClient);
    }

    /** Who is told of each request, where set. */
    public Optional<CallHooks> hooks() {
        return Optional.ofNullable(hooks);
    }

    /** Where requests are written, where set. */
    public Optional<CallLog> log() {
        return Optional.ofNullable(log);
    }

    private ClientOptions with(Consumer<Builder> change) {
        Builder draft = new Builder(this);
        change.accept(draft);
        return new ClientOptions(draft);
    }

    private static URI parse(String text) {
        URI uri;
        try {
            uri = URI.create(text.endsWith("/") ? text : text + "/");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is no address. Write it as https://host:port.");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https") || uri.getHost() == null) {
            throw new IllegalArgumentException("'" + text + "' is no address. Write it as https://host:port.");
        }
        if (uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
            throw new IllegalArgumentException(
                    "An address must not hold a password, a question mark or a hash sign: put the key into the client instead.");
        }
        return uri;
    }

    static Duration checked(Duration timeout) {
        if (timeout.isZero() || timeout.isNegative() || timeout.compareTo(MAX_TIMEOUT) > 0) {
            throw new IllegalArgumentException("A time-out is above zero and at most " + MAX_TIMEOUT.toSeconds()
                    + " seconds, not " + timeout + ".");
        }
        return timeout;
    }

    private static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        // Only literals are looked at, so that no name server is asked.
        if (!host.startsWith("[") && !IPV4.matcher(host).matches()) {
            return false;
        }
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Options on their way to becoming others. */
    private static final class Builder {
        private final URI baseUrl;
        private boolean cleartextAllowed;
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration callTimeout = Duration.ofSeconds(60);
        private @Nullable Duration attemptTimeout;
        private RetryPolicy retries = RetryPolicy.defaults();
        private int mostAtOnce = MAX_AT_ONCE;
        private @Nullable ProxyServer proxy;
        private @Nullable OkHttpClient httpClient;
        private @Nullable CallHooks hooks;
        private @Nullable CallLog log;

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
            this.mostAtOnce = options.mostAtOnce;
            this.proxy = options.proxy;
            this.httpClient = options.httpClient;
            this.hooks = options.hooks;
            this.log = options.log;
        }
    }
}
