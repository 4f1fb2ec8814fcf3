package dev.latchkey.mockserver;

import dev.latchkey.mockserver.http.HttpListener;
import dev.latchkey.mockserver.store.Store;
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
 * A running mock server. It speaks the sandbox's API at {@code /sandbox/v1} and its control API at
 * {@code /_latchkey/v1}, issues and enforces keys, captures what is sent and delivers none of it.
 *
 * <pre>{@code
 * try (MockServer server = MockServer.start()) {
 *     Sandbox sandbox = Sandbox.at(ClientOptions.at(server.baseUrl().toString()));
 *     SandboxSession session = sandbox.signIn(DemoAccount.EMAIL, DemoAccount.password()).execute();
 * }
 * }</pre>
 *
 * <p>Safe for use by several threads. Several servers can run in one program; accounts are cheaper for keeping tests
 * apart, though.
 */
public final class MockServer implements AutoCloseable {
    private final HttpListener listener;
    private final SmtpListeners smtpListeners;
    private final ServerComponents components;
    private final Store store;
    private final @Nullable Path dataDirectory;
    private final String demoAccountId;
    private final @Nullable ServerTls tls;

    MockServer(HttpListener listener, SmtpListeners doors, ServerComponents components, Store store,
            @Nullable Path data,
            String demoAccountId,
            @Nullable ServerTls tls) {
        this.listener = listener;
        this.smtpListeners = doors;
        this.components = components;
        this.store = store;
        this.dataDirectory = data;
        this.demoAccountId = demoAccountId;
        this.tls = tls;
    }

    /**
     * Starts a server that keeps everything in memory and listens to this computer alone, on a free port.
     *
     * @throws StartupException when it cannot start
     */
    public static MockServer start() {
        return builder().start();
    }

    /** Says how a server shall run. */
    public static MockServerBuilder builder() {
        return new MockServerBuilder();
    }

    /** Where it listens, without a slash at the end: {@code http://127.0.0.1:8390}. */
    public URI baseUrl() {
        InetAddress address = listener.address().getAddress();
        // To every address of the computer means also to this one, and only this one can be called.
        String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
        return URI.create((tls == null ? "http://" : "https://")
                + (host.indexOf(':') >= 0 ? "[" + shortIpv6(host) + "]" : host) + ":" + port());
    }

    /** {@code ::1} instead of {@code 0:0:0:0:0:0:0:1}. */
    private static String shortIpv6(String ipv6) {
        // With the name of an interface behind it, it is no address that others could write.
        return ipv6.indexOf('%') >= 0 ? ipv6 : IpRange.parse(ipv6).toString();
    }

    /** The port it listens to. */
    public int port() {
        return listener.address().getPort();
    }

    /** The port of its SMTP relay; empty when it has none. */
    public OptionalInt smtpPort() {
        return smtpListeners.smtpPort();
    }

    /** The port of its SMTP relay where TLS begins at once; empty when it has none. */
    public OptionalInt smtpsPort() {
        return smtpListeners.smtpsPort();
    }

    /** The certificate it speaks HTTPS with; empty when it speaks HTTP. */
    public Optional<ServerTls> tls() {
        return Optional.ofNullable(tls);
    }

    /** The directory its data is in; empty when it is in memory. */
    public Optional<Path> data() {
        return Optional.ofNullable(dataDirectory);
    }

    /**
     * Stops: refuses new connections, waits up to 5 seconds for requests in flight, writes what is still to be written
     * and lets go of the data. A second call does nothing.
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

    /** Id of the demo account. */
    public String demoAccountId() {
        return demoAccountId;
    }
}
