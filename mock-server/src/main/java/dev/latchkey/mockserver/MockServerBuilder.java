package dev.latchkey.mockserver;

import dev.latchkey.mockserver.account.ApiLimits;
import dev.latchkey.mockserver.crypto.ServerKey;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryRules;
import dev.latchkey.mockserver.http.HttpListener;
import dev.latchkey.mockserver.http.ConnectionLimits;
import dev.latchkey.mockserver.http.ListenOptions;
import dev.latchkey.mockserver.model.Retention;
import dev.latchkey.mockserver.release.ReleaseSmtpServer;
import dev.latchkey.mockserver.settings.ControlToken;
import dev.latchkey.mockserver.smtp.SmtpOptions;
import dev.latchkey.mockserver.store.Store;
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

/** Says how a {@link MockServer} shall run. Unset, it runs in memory, for this computer alone, on a free port. */
public final class MockServerBuilder {
    private static final System.Logger LOG = System.getLogger("dev.latchkey.mockserver");

    private String host = "127.0.0.1";
    private int port;
    private @Nullable Path dataDirectory;
    private @Nullable Path seed;
    private @Nullable Secret controlToken;
    private @Nullable ServerTls tls;
    private boolean selfSignedTls;
    private @Nullable Retention retention;
    private ConnectionLimits limits = ConnectionLimits.defaults();
    private SmtpListeners.SmtpPorts smtpPorts = SmtpListeners.SmtpPorts.NONE;
    private ServerOptions serverOptions = ServerOptions.DEFAULTS;
    private InstantSource clock = InstantSource.system();

    MockServerBuilder() {}

    /** The address to listen at, or a name of it. Any but this computer's own needs a control token. */
    public MockServerBuilder host(String value) {
        host = value;
        return this;
    }

    /** The port to listen to; 0 picks a free one. */
    public MockServerBuilder port(int value) {
        port = value;
        return this;
    }

    /** Keeps the data in this directory, which is made if need be. Needs the SQLite driver on the class path. */
    public MockServerBuilder data(Path directory) {
        dataDirectory = directory;
        return this;
    }

    /** Keeps the data in memory. */
    public MockServerBuilder inMemory() {
        dataDirectory = null;
        return this;
    }

    /** Makes the accounts and keys of this JSON file, except accounts that are there already. */
    public MockServerBuilder seed(Path file) {
        seed = file;
        return this;
    }

    /** Opens the control API from everywhere to who sends this; at least 16 characters of ASCII, no spaces. */
    public MockServerBuilder controlToken(Secret value) {
        controlToken = value;
        return this;
    }

    /** Speaks HTTPS with this certificate, instead of HTTP. */
    public MockServerBuilder tls(ServerTls value) {
        tls = value;
        selfSignedTls = false;
        return this;
    }

    /**
     * Speaks HTTPS, instead of HTTP, with a certificate that the server signs itself and keeps with its data.
     * {@link MockServer#tls()} shows it to who is to trust it.
     */
    public MockServerBuilder selfSignedTls() {
        tls = null;
        selfSignedTls = true;
        return this;
    }

    /**
     * Takes mail by SMTP at this port; 0 picks a free one. Clients log in with a consumer key and its secret. TLS is
     * offered by STARTTLS where the server has a certificate.
     */
    public MockServerBuilder smtp(int value) {
        smtpPorts = new SmtpListeners.SmtpPorts(value, smtpPorts.smtps());
        return this;
    }

    /**
     * Takes mail by SMTP at this port, where TLS begins at once; 0 picks a free one. A server without a certificate
     * signs one itself for it.
     */
    public MockServerBuilder smtps(int value) {
        smtpPorts = new SmtpListeners.SmtpPorts(smtpPorts.smtp(), value);
        return this;
    }

    /** How much is kept; unset, {@link Retention#IN_MEMORY} or {@link Retention#ON_DISK}. */
    public MockServerBuilder retention(Retention value) {
        retention = value;
        return this;
    }

    /** What the server bears of its clients. */
    public MockServerBuilder limits(ConnectionLimits value) {
        limits = value;
        return this;
    }

    /** What callers can have; unset, {@link ApiLimits#DEFAULTS}. */
    public MockServerBuilder apiLimits(ApiLimits value) {
        serverOptions = new ServerOptions(value, serverOptions.delivery(), serverOptions.trustedProxies(),
                serverOptions.releaseServer());
        return this;
    }

    /** What becomes of messages; unset, {@link DeliveryRules#DEFAULTS}, by which all of it happens at once. */
    public MockServerBuilder delivery(DeliveryRules value) {
        serverOptions = new ServerOptions(serverOptions.limits(), value, serverOptions.trustedProxies(),
                serverOptions.releaseServer());
        return this;
    }

    /** Whose word on where a request comes from is believed; unset, nobody's. */
    public MockServerBuilder trustedProxies(List<IpRange> value) {
        serverOptions = new ServerOptions(serverOptions.limits(), serverOptions.delivery(), value,
                serverOptions.releaseServer());
        return this;
    }

    /**
     * Lets captured mails truly be sent, when the control API is asked to; unset, none ever is. Needs Jakarta Mail on the
     * class path, {@code org.eclipse.angus:angus-mail}.
     */
    public MockServerBuilder release(ReleaseSmtpServer value) {
        serverOptions = new ServerOptions(serverOptions.limits(), serverOptions.delivery(),
                serverOptions.trustedProxies(), value);
        return this;
    }

    /** Where the server reads the time. */
    public MockServerBuilder clock(InstantSource value) {
        clock = value;
        return this;
    }

    /**
     * Starts the server. When this returns, it answers.
     *
     * @throws StartupException when it cannot start
     */
    public MockServer start() {
        InetSocketAddress address = resolveAddress();
        boolean loopbackOnly = address.getAddress().isLoopbackAddress();
        checkToken(loopbackOnly);
        // Milliseconds are what every store can keep.
        InstantSource time = () -> clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Store store = openStore(time);
        try {
            ServerKey key = dataDirectory == null ? ServerKey.random() : ServerKey.loadOrCreate(dataDirectory);
            ServerComponents components = new ServerComponents(store, time, key, serverOptions);
            if (dataDirectory != null) {
                LostServerKeyWarning.warn(key, store, components.gateways(), dataDirectory);
            }
            String demoAccountId = components.createAccounts(seed);
            ServerTls certificate = certificate(address.getAddress());
            ListenOptions options = ListenOptions.defaults().limits(limits).clock(time).pauses(components.sleeper())
                    .encryption(certificate == null ? null : certificate::handshake);
            HttpListener listener = PortBinder.bind(address,
                    components.rootHandler(loopbackOnly, controlToken, effectiveSettings(certificate)),
                    options);
            SmtpListeners doors = openSmtpListeners(address.getAddress(), certificate, components, listener);
            components.setListeners(listener, doors);
            components.delivery().start();
            return new MockServer(listener, doors, components, store, dataDirectory, demoAccountId, certificate);
        } catch (UnusableDataException e) {
            store.close();
            throw new StartupException(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private Store openStore(InstantSource time) {
        try {
            return dataDirectory == null ? new MemoryStore(retention()) : SqlStore.open(dataDirectory, time, retention());
        } catch (UnusableDataException e) {
            throw new StartupException(String.valueOf(e.getMessage()), e);
        }
    }

    private SmtpListeners openSmtpListeners(InetAddress at, @Nullable ServerTls certificate, ServerComponents components,
            HttpListener listener) {
        SmtpOptions standard = SmtpOptions.plain();
        SmtpOptions options = standard.withSizes(Math.toIntExact(serverOptions.delivery().maxEmailBytes()),
                standard.mostRecipients()).withConnections(limits.connections(), limits.connectionsPerAddress());
        try {
            return SmtpListeners.open(at, smtpPorts, options, certificate, () -> selfSigned(at), components::smtpBackend);
        } catch (StartupException e) {
            listener.close();
            throw e;
        }
    }

    private Retention retention() {
        if (retention != null) {
            return retention;
        }
        return dataDirectory == null ? Retention.IN_MEMORY : Retention.ON_DISK;
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
            throw new StartupException("A port is a number from 0 to 65535, not " + port + ".");
        }
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw new StartupException("There is no host '" + host + "' to listen at.", e);
        }
    }

    private void checkToken(boolean loopbackOnly) {
        if (controlToken == null && !loopbackOnly) {
            throw new StartupException("Listening at " + host + " opens the server to other computers, so its control"
                    + " API needs a control token: set one of at least " + ControlToken.MIN_LENGTH + " characters"
                    + " (--control-token or LATCHKEY_CONTROL_TOKEN).");
        }
        if (controlToken != null && !ControlToken.isStrongEnough(controlToken)) {
            throw new StartupException("A control token has " + ControlToken.RULE + ".");
        }
    }
}
