package dev.latchkey.mockserver;

import dev.latchkey.mockserver.http.HttpListener;
import dev.latchkey.mockserver.store.DataStore;
import dev.latchkey.mockserver.tls.ServerTls;
import dev.latchkey.sdk.keys.IpRange;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A running mock server. It serves the sandbox API at {@code /sandbox/v1} and its control API at {@code /_latchkey/v1}.
 * It issues and enforces keys, and captures messages without delivering them.
 *
 * <pre>{@code
 * try (MockServer server = MockServer.start()) {
 *     Sandbox sandbox = Sandbox.at(ClientOptions.at(server.baseUrl().toString()));
 *     SandboxSession session = sandbox.signIn(DemoAccount.EMAIL, DemoAccount.password()).execute();
 * }
 * }</pre>
 *
 * <p>Safe for use by several threads. Several servers can run in one JVM, but an account per test is a cheaper way to
 * isolate tests.
 */
public final class MockServer implements AutoCloseable {
    private final HttpListener listener;
    private final SmtpListeners smtpListeners;
    private final ServerComponents components;
    private final DataStore store;
    private final @Nullable Path dataDirectory;
    private final String demoAccountId;
    private final @Nullable ServerTls tls;

    MockServer(HttpListener listener, SmtpListeners smtpListeners, ServerComponents components, DataStore store,
            @Nullable Path data,
            String demoAccountId,
            @Nullable ServerTls tls) {
        this.listener = listener;
        this.smtpListeners = smtpListeners;
        this.components = components;
        this.store = store;
        this.dataDirectory = data;
        this.demoAccountId = demoAccountId;
        this.tls = tls;
    }

    /**
     * Starts a server that keeps its data in memory and listens on a free port of the loopback interface.
     *
     * @throws StartupException if the server cannot start
     */
    public static MockServer start() {
        return builder().start();
    }

    /** Returns a builder for a server with options. */
    public static MockServerBuilder builder() {
        return new MockServerBuilder();
    }

    /** Returns the URL of the server, without a trailing slash: {@code http://127.0.0.1:8390}. */
    public URI baseUrl() {
        InetAddress address = listener.address().getAddress();
        // A wildcard address cannot be called, but it includes the loopback address.
        String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
        return URI.create((tls == null ? "http://" : "https://")
                + (host.indexOf(':') >= 0 ? "[" + shortIpv6(host) + "]" : host) + ":" + port());
    }

    /** Returns the short form of an IPv6 address: {@code ::1} instead of {@code 0:0:0:0:0:0:0:1}. */
    private static String shortIpv6(String ipv6) {
        // An address with a zone, such as fe80::1%eth0, has no other form.
        return ipv6.indexOf('%') >= 0 ? ipv6 : IpRange.parse(ipv6).toString();
    }

    /** Returns the HTTP or HTTPS port. */
    public int port() {
        return listener.address().getPort();
    }

    /** Returns the port of the SMTP relay, or empty if there is none. */
    public OptionalInt smtpPort() {
        return smtpListeners.smtpPort();
    }

    /** Returns the port of the SMTP relay with implicit TLS, or empty if there is none. */
    public OptionalInt smtpsPort() {
        return smtpListeners.smtpsPort();
    }

    /** Returns the certificate of HTTPS, or empty if the server speaks HTTP. */
    public Optional<ServerTls> tls() {
        return Optional.ofNullable(tls);
    }

    /** Returns the data directory, or empty if the data is in memory. */
    public Optional<Path> data() {
        return Optional.ofNullable(dataDirectory);
    }

    /**
     * Stops the server: refuses new connections, waits up to 5 seconds for requests in flight, then writes pending data
     * and closes the store. A second call does nothing.
     */
    @Override
    public void close() {
        components.cancelWaits();
        listener.close();
        smtpListeners.close();
        components.delivery().close();
        store.close();
    }

    public InetSocketAddress address() {
        return listener.address();
    }

    /** Returns the id of the demo account. */
    public String demoAccountId() {
        return demoAccountId;
    }
}
