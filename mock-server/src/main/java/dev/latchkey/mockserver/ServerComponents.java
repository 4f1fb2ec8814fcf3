package dev.latchkey.mockserver;

import dev.latchkey.mockserver.store.AccountStore.NewAccount;

import dev.latchkey.mockserver.control.endpoint.ServerInfo;
import dev.latchkey.mockserver.control.endpoint.ServerInfo.Gauge;
import dev.latchkey.mockserver.control.ControlApi;
import dev.latchkey.mockserver.control.ControlServices;
import dev.latchkey.mockserver.control.monitor.ServerMonitor;
import dev.latchkey.mockserver.control.endpoint.Release;
import dev.latchkey.mockserver.control.seed.Seeder;
import dev.latchkey.mockserver.account.AccountService;
import dev.latchkey.mockserver.auth.ClientConcurrencyLimit;
import dev.latchkey.mockserver.auth.ClientAddressResolver;
import dev.latchkey.mockserver.auth.Capability;
import dev.latchkey.mockserver.smtp.gateway.GatewaySmtpBackend;
import dev.latchkey.mockserver.smtp.SmtpBackend;
import dev.latchkey.mockserver.smtp.gateway.SmtpGatewayAccess;
import dev.latchkey.mockserver.account.Clocks;
import dev.latchkey.mockserver.auth.AccessControl;
import dev.latchkey.mockserver.account.Ids;
import dev.latchkey.mockserver.journal.Journal;
import dev.latchkey.mockserver.keys.KeyIssuer;
import dev.latchkey.mockserver.crypto.Passwords;
import dev.latchkey.mockserver.crypto.SecretGenerator;
import dev.latchkey.mockserver.crypto.ServerKey;
import dev.latchkey.mockserver.auth.SessionService;
import dev.latchkey.mockserver.delivery.DeliveryModule;
import dev.latchkey.mockserver.gateway.GatewayApi;
import dev.latchkey.mockserver.gateway.RequestPipeline;
import dev.latchkey.mockserver.gateway.GatewayServices;
import dev.latchkey.mockserver.fault.FaultRuleSet;
import dev.latchkey.mockserver.http.Handler;
import dev.latchkey.mockserver.http.HttpListener;
import dev.latchkey.mockserver.timeout.StoppableSleeper;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.release.MailLibraryMissingException;
import dev.latchkey.mockserver.release.MailRelease;
import dev.latchkey.mockserver.release.ReleaseSmtpServer;
import dev.latchkey.mockserver.store.Store;
import dev.latchkey.sdk.Secret;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts the parts of a server together. */
final class ServerComponents {
    private final Store store;
    private final ServerOptions options;
    private final Clocks clocks;
    private final AccountService accounts;
    private final KeyIssuer issuer;
    private final SessionService sessions;
    private final Journal journal;
    private final DeliveryModule delivery;
    private final Ids ids;
    private final ServerMonitor monitor = new ServerMonitor();
    private final FaultRuleSet faults = new FaultRuleSet(monitor::fired);
    private final StoppableSleeper sleeper = new StoppableSleeper();
    private final Seeder seeder;
    private final AccessControl accessControl;
    private final ClientConcurrencyLimit concurrencyLimit;
    private final List<GatewayApi> gateways;
    private volatile @Nullable HttpListener httpListener;
    private volatile @Nullable SmtpListeners smtpListeners;

    ServerComponents(Store store, InstantSource clock, ServerKey serverKey, ServerOptions options) {
        this.store = store;
        this.options = options;
        ids = new Ids(clock);
        SecretGenerator secrets = new SecretGenerator();
        Passwords passwords = new Passwords();
        clocks = new Clocks(store, clock);
        accounts = new AccountService(store, ids, passwords, clock);
        issuer = new KeyIssuer(store, ids, secrets, clocks, serverKey, options.limits().keys());
        sessions = new SessionService(store, secrets, passwords, clock);
        accessControl = new AccessControl(store, clocks);
        concurrencyLimit = new ClientConcurrencyLimit(options.limits().requestsAtOnce());
        journal = new Journal(store, ids, clock, monitor.watcher());
        delivery = new DeliveryModule(store, ids, clocks, serverKey, secrets, options.delivery(),
                new RuleBasedWebhookFaults(faults), Gateways.WEBHOOK_PROTOCOLS, monitor.watcher());
        gateways = Gateways.apis(new GatewayServices(sessions, issuer, journal, clocks, delivery.messages(),
                delivery.webhooks(), delivery.statistics(), options.limits(), options.delivery()));
        seeder = new Seeder(accounts, issuer, delivery.webhooks(), delivery.importer(), delivery.testClocks(),
                faults, ids, clock);
    }

    /** What all waits of the server's end with. */
    StoppableSleeper sleeper() {
        return sleeper;
    }

    /** Requests are answered there, and mail is taken. */
    void setListeners(HttpListener at, @Nullable SmtpListeners mail) {
        httpListener = at;
        smtpListeners = mail;
    }

    /** Ends every wait, so that requests that wait do not keep the server from stopping. */
    void cancelWaits() {
        monitor.close();
        delivery.cancelWaits();
    }

    /** What does with messages what is due; to be started once requests are answered, and closed before the store. */
    DeliveryModule delivery() {
        return delivery;
    }

    /**
     * Makes the accounts of a seed file and, if there is none, the demo account.
     *
     * @return id of the demo account
     */
    String createAccounts(@Nullable Path seed) {
        if (seed != null) {
            try {
                seeder.apply(SeedFile.read(seed, Gateways.KEY_FORMATS), false, ids.next("req"));
            } catch (RefusedException e) {
                throw new StartupException("The seed file " + seed + " cannot be used, and nothing of it was: "
                        + e.refusal().detail(), e);
            }
        }
        return accounts.findByIdOrEmail(DemoAccount.EMAIL).orElseGet(this::createDemoAccount).id();
    }

    private Account createDemoAccount() {
        Account demo = accounts.prepareHashed(DemoAccount.EMAIL, DemoAccount.PASSWORD_HASH, DemoAccount.BALANCE, null,
                true);
        accounts.createAll(List.of(new NewAccount(demo, List.of())), false);
        // Another server on the same data may have been faster.
        return accounts.findByIdOrEmail(DemoAccount.EMAIL).orElse(demo);
    }

    /**
     * What answers requests.
     *
     * @param settings how the server was set, by name; never a secret
     */
    RootHandler rootHandler(boolean loopbackOnly, @Nullable Secret controlToken, Map<String, String> settings) {
        ClientAddressResolver clients = new ClientAddressResolver(options.trustedProxies());
        ControlServices control = new ControlServices(accounts, issuer, clocks, ids, journal, delivery, faults,
                monitor, seeder, Gateways.KEY_FORMATS, releaseSender(), serverInfo(settings), store::check);
        Map<String, Handler> apis = new LinkedHashMap<>();
        apis.put(ControlApi.PREFIX, new ControlApi(control, loopbackOnly, controlToken));
        for (GatewayApi api : gateways) {
            apis.put(api.prefix(),
                    new RequestPipeline(api, clients, concurrencyLimit, accessControl, journal, faults, sleeper));
        }
        return new RootHandler(apis, journal);
    }

    /** What takes mail. */
    SmtpBackend smtpBackend() {
        List<SmtpGatewayAccess> access = gateways.stream().filter(GatewayApi::hasRelay)
                .map(api -> new SmtpGatewayAccess(api.gateway(), api.permission(Capability.SEND_SMTP)))
                .toList();
        return new GatewaySmtpBackend(access, accessControl, concurrencyLimit, journal, delivery.messages(), faults,
                store.isDurable());
    }

    /** The APIs of the gateways. */
    List<GatewayApi> gateways() {
        return gateways;
    }

    private @Nullable Release releaseSender() {
        ReleaseSmtpServer server = options.releaseServer();
        try {
            return server == null ? null : MailRelease.through(server)::send;
        } catch (MailLibraryMissingException e) {
            throw new StartupException(String.valueOf(e.getMessage()), e);
        }
    }

    private ServerInfo serverInfo(Map<String, String> settings) {
        String version = ServerComponents.class.getPackage().getImplementationVersion();
        return new ServerInfo(version == null ? "unknown" : version, this::addresses, settings, List.of(
                new Gauge("latchkey_messages", "Messages there are.", () -> store.messages().size().messages()),
                new Gauge("latchkey_message_bytes", "Bytes they take.", () -> store.messages().size().bytes()),
                new Gauge("latchkey_messages_dropped", "Messages dropped for newer ones, or too old, since the start.",
                        () -> store.messages().size().dropped()),
                new Gauge("latchkey_journal_dropped", "Entries of the journal dropped for newer ones since the start.",
                        () -> store.journal().dropped()),
                new Gauge("latchkey_due_work", "Things that are still to be done.", delivery::dueWorkCount),
                new Gauge("latchkey_gateway_requests_in_flight", "Requests to gateways' APIs under way.",
                        concurrencyLimit::activeRequests),
                new Gauge("latchkey_http_requests_in_flight", "All requests under way.",
                        () -> httpListener == null ? 0 : httpListener.requestsInFlight()),
                new Gauge("latchkey_http_connections", "Connections that are open.",
                        () -> httpListener == null ? 0 : httpListener.openConnections()),
                new Gauge("latchkey_http_connections_refused", "Connections refused as one too many, since the start.",
                        () -> httpListener == null ? 0 : httpListener.refusedConnections()),
                new Gauge("latchkey_smtp_connections", "Connections for mail that are open.",
                        () -> smtpListeners == null ? 0 : smtpListeners.stats().open()),
                new Gauge("latchkey_smtp_connections_refused",
                        "Connections for mail refused as one too many, since the start.",
                        () -> smtpListeners == null ? 0 : smtpListeners.stats().turnedAway())));
    }

    private Map<String, String> addresses() {
        HttpListener at = httpListener;
        if (at == null) {
            return Map.of();
        }
        String host = at.address().getAddress().getHostAddress();
        Map<String, String> addresses = new TreeMap<>();
        addresses.put("http", host + " port " + at.address().getPort());
        SmtpListeners mail = smtpListeners;
        if (mail != null) {
            mail.smtpPort().ifPresent(port -> addresses.put("smtp", host + " port " + port));
            mail.smtpsPort().ifPresent(port -> addresses.put("smtps", host + " port " + port));
        }
        return addresses;
    }
}
