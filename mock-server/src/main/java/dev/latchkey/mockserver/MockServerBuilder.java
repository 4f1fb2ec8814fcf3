package dev.latchkey.mockserver;

import dev.latchkey.mockserver.account.ApiLimits;
import dev.latchkey.mockserver.crypto.ServerKey;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryRules;
import dev.latchkey.mockserver.http.ConnectionLimits;
import dev.latchkey.mockserver.http.HttpListener;
import dev.latchkey.mockserver.http.ListenOptions;
import dev.latchkey.mockserver.model.RetentionLimits;
import dev.latchkey.mockserver.release.ReleaseSmtpServer;
import dev.latchkey.mockserver.settings.ControlToken;
import dev.latchkey.mockserver.smtp.SmtpOptions;
import dev.latchkey.mockserver.store.DataStore;
import dev.latchkey.mockserver.store.UnusableDataException;
import dev.latchkey.mockserver.store.memory.MemoryStore;
import dev.latchkey.mockserver.store.sql.SqlStore;
import dev.latchkey.mockserver.tls.ServerTls;
import dev.latchkey.mockserver.tls.UnusableCertificateException;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.IpRange;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Options of a {@link MockServer}. By default, it keeps its data in memory and listens on a free port of the loopback
 * interface.
 */
public final class MockServerBuilder {
    private static final System.Logger LOG = System.getLogger("dev.latchkey.mockserver");

    private String host = "127.0.0.1";
    private int port;
    private @Nullable Path dataDirectory;
    private @Nullable Path seed;
    private @Nullable Secret controlToken;
    private @Nullable ServerTls tls;
    private boolean selfSignedTls;
    private @Nullable RetentionLimits retention;
    private ConnectionLimits limits = ConnectionLimits.defaults();
    private SmtpListeners.SmtpPorts smtpPorts = SmtpListeners.SmtpPorts.NONE;
    private ServerOptions serverOptions = ServerOptions.DEFAULTS;
    private InstantSource clock = InstantSource.system();

    MockServerBuilder() {}

    /** Sets the address or host name to listen on. Any address other than loopback requires a control token. */
    public MockServerBuilder host(String value) {
        host = value;
        return this;
    }

    /** Sets the port to listen on; 0 picks a free one. */
    public MockServerBuilder port(int value) {
        port = value;
        return this;
    }

    /**
     * Stores the data in this directory, which is created if it does not exist. Needs the SQLite driver on the class
     * path.
     */
    public MockServerBuilder data(Path directory) {
        dataDirectory = directory;
        return this;
    }

    /** Keeps the data in memory, which is the default. */
    public MockServerBuilder inMemory() {
        dataDirectory = null;
        return this;
    }

    /** Creates the accounts and keys of this JSON file at startup. Accounts that exist already are left unchanged. */
    public MockServerBuilder seed(Path file) {
        seed = file;
        return this;
    }

    /**
     * Allows control API requests from other computers if they send this token: at least 16 characters of ASCII,
     * without spaces.
     */
    public MockServerBuilder controlToken(Secret value) {
        controlToken = value;
        return this;
    }

    /** Serves HTTPS instead of HTTP, with this certificate. */
    public MockServerBuilder tls(ServerTls value) {
        tls = value;
        selfSignedTls = false;
        return this;
    }

    /**
     * Serves HTTPS instead of HTTP, with a self-signed certificate that the server stores with its data. {@link
     * MockServer#tls()} returns it for clients that must trust it.
     */
    public MockServerBuilder selfSignedTls() {
        tls = null;
        selfSignedTls = true;
        return this;
    }

    /**
     * Accepts mail over SMTP on this port; 0 picks a free one. Clients log in with a consumer key and its secret.
     * STARTTLS is offered if the server has a certificate.
     */
    public MockServerBuilder smtp(int value) {
        smtpPorts = new SmtpListeners.SmtpPorts(value, smtpPorts.smtps());
        return this;
    }

    /**
     * Accepts mail over SMTP with implicit TLS on this port; 0 picks a free one. A server without a certificate creates
     * a self-signed one for it.
     */
    public MockServerBuilder smtps(int value) {
        smtpPorts = new SmtpListeners.SmtpPorts(smtpPorts.smtp(), value);
        return this;
    }

    /** Limits how much data is retained. Default: {@link RetentionLimits#IN_MEMORY} or {@link RetentionLimits#ON_DISK}. */
    public MockServerBuilder retention(RetentionLimits value) {
        retention = value;
        return this;
    }

    /** Limits client connections: their number, header size and timeouts. */
    public MockServerBuilder limits(ConnectionLimits value) {
        limits = value;
        return this;
    }

    /** Limits API use: keys, concurrent requests and body sizes. Default: {@link ApiLimits#DEFAULTS}. */
    public MockServerBuilder apiLimits(ApiLimits value) {
        serverOptions = new ServerOptions(value, serverOptions.delivery(), serverOptions.trustedProxies(),
                serverOptions.releaseServer());
        return this;
    }

    /**
     * Sets delivery speed, prices and sizes of messages. Default: {@link DeliveryRules#DEFAULTS}, which deliver at
     * once.
     */
    public MockServerBuilder delivery(DeliveryRules value) {
        serverOptions = new ServerOptions(serverOptions.limits(), value, serverOptions.trustedProxies(),
                serverOptions.releaseServer());
        return this;
    }

    /** Trusts the {@code X-Forwarded-For} header field of these proxies. Default: none. */
    public MockServerBuilder trustedProxies(List<IpRange> value) {
        serverOptions = new ServerOptions(serverOptions.limits(), serverOptions.delivery(), value,
                serverOptions.releaseServer());
        return this;
    }

    /**
     * Allows the control API to release captured mail through this SMTP server. Default: none, so that no mail leaves.
     * Needs Jakarta Mail on the class path, {@code org.eclipse.angus:angus-mail}.
     */
    public MockServerBuilder release(ReleaseSmtpServer value) {
        serverOptions = new ServerOptions(serverOptions.limits(), serverOptions.delivery(),
                serverOptions.trustedProxies(), value);
        return this;
    }

    /** Sets the clock that the server reads the time from. */
    public MockServerBuilder clock(InstantSource value) {
        clock = value;
        return this;
    }

    /**
     * Starts the server. It serves requests when this method returns.
     *
     * @throws StartupException if the server cannot start
     */
    public MockServer start() {
        InetSocketAddress address = resolveAddress();
        boolean loopbackOnly = address.getAddress().isLoopbackAddress();
        checkToken(loopbackOnly);
        // All stores keep times in milliseconds.
        InstantSource time = () -> clock.instant().truncatedTo(ChronoUnit.MILLIS);
        DataStore store = openStore(time);
        try {
            ServerKey key = dataDirectory == null ? ServerKey.random() : ServerKey.loadOrCreate(dataDirectory);
            ServerComponents components = new ServerComponents(store, time, key, serverOptions);
            if (dataDirectory != null) {
                LostServerKeyWarning.warn(key, store, components.gateways(), dataDirectory);
            }
            String demoAccountId = components.createAccounts(seed);
            ServerTls certificate = certificate(address.getAddress());
            ListenOptions options = ListenOptions.defaults().limits(limits).clock(time).sleeper(components.sleeper())
                    .tlsHandshaker(certificate == null ? null : certificate::handshake);
            HttpListener listener = PortBinder.bind(address,
                    components.rootHandler(loopbackOnly, controlToken, effectiveSettings(certificate)), options);
            SmtpListeners smtpListeners = openSmtpListeners(address.getAddress(), certificate, components, listener);
            components.setListeners(listener, smtpListeners);
            components.delivery().start();
            return new MockServer(listener, smtpListeners, components, store, dataDirectory, demoAccountId,
                    certificate);
        } catch (UnusableDataException e) {
            store.close();
            throw new StartupException(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private DataStore openStore(InstantSource time) {
        try {
            return dataDirectory == null
                    ? new MemoryStore(retention())
                    : SqlStore.open(dataDirectory, time, retention());
        } catch (UnusableDataException e) {
            throw new StartupException(String.valueOf(e.getMessage()), e);
        }
    }

    private SmtpListeners openSmtpListeners(InetAddress at, @Nullable ServerTls certificate,
            ServerComponents components, HttpListener listener) {
        SmtpOptions defaults = SmtpOptions.plain();
        SmtpOptions options = defaults.withSizeLimits(Math.toIntExact(serverOptions.delivery().maxEmailBytes()),
                defaults.maxRecipients()).withConnectionLimits(limits.connections(), limits.connectionsPerAddress());
        try {
            return SmtpListeners.open(at, smtpPorts, options, certificate, () -> selfSigned(at),
                    components::smtpBackend);
        } catch (StartupException e) {
            listener.close();
            throw e;
        }
    }

    private RetentionLimits retention() {
        if (retention != null) {
            return retention;
        }
        return dataDirectory == null ? RetentionLimits.IN_MEMORY : RetentionLimits.ON_DISK;
    }

    private Map<String, String> effectiveSettings(@Nullable ServerTls certificate) {
        EffectiveSettings settings = new EffectiveSettings().with(serverOptions).with(limits).with(retention())
                .with("host", host)
                .with("in-memory", dataDirectory == null).with("tls", certificate == null ? "off" : "on");
        if (dataDirectory != null) {
            settings.with("data", dataDirectory.toAbsolutePath());
        }
        return settings.toMap();
    }

    private @Nullable ServerTls certificate(InetAddress address) {
        ServerTls certificate = selfSignedTls ? selfSigned(address) : tls;
        if (certificate != null) {
            certificate.warning().ifPresent(warning -> LOG.log(Level.WARNING, warning));
        }
        return certificate;
    }

    private ServerTls selfSigned(InetAddress address) {
        List<String> names = address.isAnyLocalAddress() ? List.of() : List.of(address.getHostAddress(), host);
        try {
            return dataDirectory == null ? ServerTls.selfSigned(names) : ServerTls.storedIn(dataDirectory, names);
        } catch (UnusableCertificateException e) {
            throw new StartupException(String.valueOf(e.getMessage()), e);
        }
    }

    private InetSocketAddress resolveAddress() {
        if (port < 0 || port > 65_535) {
            throw new StartupException("Invalid port " + port + ": a port is a number from 0 to 65535.");
        }
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw new StartupException("Cannot resolve the host '" + host + "' to listen on.", e);
        }
    }

    private void checkToken(boolean loopbackOnly) {
        if (controlToken == null && !loopbackOnly) {
            throw new StartupException("Other computers can reach the server at " + host
                    + ", so it needs a control token of at least " + ControlToken.MIN_LENGTH
                    + " characters. Set --control-token or LATCHKEY_CONTROL_TOKEN.");
        }
        if (controlToken != null && !ControlToken.isStrongEnough(controlToken)) {
            throw new StartupException("The control token must be " + ControlToken.RULE + ".");
        }
    }
}
