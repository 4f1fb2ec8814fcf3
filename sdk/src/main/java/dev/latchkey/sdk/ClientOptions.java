package dev.latchkey.sdk;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a client calls and how long it waits. Immutable; make one with {@link #at(String)} and change copies of it.
 *
 * {@snippet :
 * ClientOptions options = ClientOptions.at("http://127.0.0.1:8390").withCallTimeout(Duration.ofSeconds(20));
 * }
 */
public final class ClientOptions {
    /** No call waits longer than this, because gateways themselves give up after it. */
    public static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(600);

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private final URI baseUrl;
    private final Duration connectTimeout;
    private final Duration callTimeout;
    private final boolean cleartextAllowed;

    private ClientOptions(URI baseUrl, Duration connectTimeout, Duration callTimeout, boolean cleartextAllowed) {
        this.baseUrl = baseUrl;
        this.connectTimeout = connectTimeout;
        this.callTimeout = callTimeout;
        this.cleartextAllowed = cleartextAllowed;
    }

    /**
     * Options for the server at this address: 10 s to connect, 60 s for a whole call.
     *
     * @param baseUrl {@code https://host[:port][/path]}, or {@code http://} for an address of this computer
     * @throws IllegalArgumentException when it is no such address
     */
    public static ClientOptions at(String baseUrl) {
        return new ClientOptions(parse(baseUrl), Duration.ofSeconds(10), Duration.ofSeconds(60), false);
    }

    /**
     * How long to wait for a connection.
     *
     * @throws IllegalArgumentException when not above zero or over {@link #LONGEST_TIMEOUT}
     */
    public ClientOptions withConnectTimeout(Duration timeout) {
        return new ClientOptions(baseUrl, checked(timeout), callTimeout, cleartextAllowed);
    }

    /**
     * How long a whole call may take, from its start to its decoded answer.
     *
     * @throws IllegalArgumentException when not above zero or over {@link #LONGEST_TIMEOUT}
     */
    public ClientOptions withCallTimeout(Duration timeout) {
        return new ClientOptions(baseUrl, connectTimeout, checked(timeout), cleartextAllowed);
    }

    /** Permits {@code http://} to another computer. Everyone on the way can then read keys and messages. */
    public ClientOptions allowingCleartext() {
        return new ClientOptions(baseUrl, connectTimeout, callTimeout, true);
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

    private static Duration checked(Duration timeout) {
        if (timeout.isZero() || timeout.isNegative() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException("A time-out is above zero and at most " + LONGEST_TIMEOUT.toSeconds()
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
}
