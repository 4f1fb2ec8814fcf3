package dev.latchkey.mockserver;

import dev.latchkey.mockserver.crypto.ServerKey;
import dev.latchkey.mockserver.http.ConnectionLimits;
import dev.latchkey.mockserver.http.HttpListener;
import dev.latchkey.mockserver.http.ListenOptions;
import dev.latchkey.mockserver.model.RetentionLimits;
import dev.latchkey.mockserver.smtp.SmtpOptions;
import dev.latchkey.mockserver.store.DataStore;
import dev.latchkey.mockserver.store.memory.MemoryStore;
import dev.latchkey.mockserver.tls.ServerTls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A running server whose store and clock the test can access. */
final class RunningServer implements AutoCloseable {
    final MovableClock clock = new MovableClock();
    final DataStore store;
    final String accountId;
    final ApiClient api;
    final ServerComponents components;
    private final HttpListener listener;
    private @Nullable SmtpListeners smtpListeners;

    RunningServer() throws IOException {
        this(new MemoryStore(RetentionLimits.IN_MEMORY));
    }

    RunningServer(DataStore store) throws IOException {
        this(store, ServerOptions.DEFAULTS);
    }

    RunningServer(DataStore store, ServerOptions serverOptions) throws IOException {
        this.store = store;
        components = new ServerComponents(store, () -> clock.instant().truncatedTo(ChronoUnit.MILLIS),
                ServerKey.random(), serverOptions);
        components.delivery().start();
        accountId = components.createAccounts(null);
        Map<String, String> settings = new EffectiveSettings().with(serverOptions).with(ConnectionLimits.defaults())
                .with(RetentionLimits.IN_MEMORY).toMap();
        listener = HttpListener.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                components.rootHandler(true, null, settings), ListenOptions.defaults().sleeper(components.sleeper()));
        components.setListeners(listener, null);
        api = new ApiClient(URI.create("http://127.0.0.1:" + port()));
    }

    /** Starts the SMTP listener, if it is not running, and returns its port. */
    int smtpPort() {
        return smtpPort(SmtpOptions.plain());
    }

    /** Starts the SMTP listener with these options, if it is not running, and returns its port. */
    int smtpPort(SmtpOptions options) {
        if (smtpListeners == null) {
            smtpListeners = SmtpListeners.open(InetAddress.getLoopbackAddress(), new SmtpListeners.SmtpPorts(0, null),
                    options,
                    null,
                    () -> ServerTls.selfSigned(List.of()), components::smtpBackend);
            components.setListeners(listener, smtpListeners);
        }
        return smtpListeners.smtpPort().orElseThrow();
    }

    int port() {
        return listener.address().getPort();
    }

    /** Creates a key through the control API. */
    ApiClient.Response makeKey(String more) {
        return api.post("/_latchkey/v1/accounts/" + accountId + "/keys",
                "{\"gateway\":\"sandbox\",\"name\":\"test\"" + (more.isEmpty() ? "" : "," + more) + "}");
    }

    ApiClient keyed(String more) {
        return api.withKey(makeKey(more));
    }

    ApiClient signedIn() {
        return api.withToken(api.post("/sandbox/v1/sessions", """
                {"email":"demo@latchkey.test","password":"Latchkey-Demo-1"}""").text("token"));
    }

    @Override
    public void close() {
        components.cancelWaits();
        listener.close();
        if (smtpListeners != null) {
            smtpListeners.close();
        }
        components.delivery().close();
        store.close();
    }
}
