package dev.latchkey.mockserver;

import dev.latchkey.mockserver.account.AccountClocks;
import dev.latchkey.mockserver.account.AccountService;
import dev.latchkey.mockserver.account.IdGenerator;
import dev.latchkey.mockserver.auth.AccessControl;
import dev.latchkey.mockserver.auth.ClientAddressResolver;
import dev.latchkey.mockserver.auth.ClientConcurrencyLimit;
import dev.latchkey.mockserver.auth.KeyCapability;
import dev.latchkey.mockserver.auth.SessionService;
import dev.latchkey.mockserver.control.ControlApi;
import dev.latchkey.mockserver.control.ControlServices;
import dev.latchkey.mockserver.control.endpoint.MessageReleaser;
import dev.latchkey.mockserver.control.endpoint.ServerInfo;
import dev.latchkey.mockserver.control.endpoint.ServerInfo.Gauge;
import dev.latchkey.mockserver.control.monitor.ServerMonitor;
import dev.latchkey.mockserver.control.seed.SeedApplier;
import dev.latchkey.mockserver.crypto.PasswordHasher;
import dev.latchkey.mockserver.crypto.SecretGenerator;
import dev.latchkey.mockserver.crypto.ServerKey;
import dev.latchkey.mockserver.delivery.DeliveryModule;
import dev.latchkey.mockserver.fault.FaultRuleSet;
import dev.latchkey.mockserver.gateway.GatewayApi;
import dev.latchkey.mockserver.gateway.GatewayServices;
import dev.latchkey.mockserver.gateway.RequestPipeline;
import dev.latchkey.mockserver.http.HttpListener;
import dev.latchkey.mockserver.http.RequestHandler;
import dev.latchkey.mockserver.journal.RequestJournal;
import dev.latchkey.mockserver.keys.KeyIssuer;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.release.MailLibraryMissingException;
import dev.latchkey.mockserver.release.MailRelease;
import dev.latchkey.mockserver.release.ReleaseSmtpServer;
import dev.latchkey.mockserver.smtp.SmtpBackend;
import dev.latchkey.mockserver.smtp.gateway.GatewaySmtpBackend;
import dev.latchkey.mockserver.smtp.gateway.SmtpGatewayAccess;
import dev.latchkey.mockserver.store.AccountStore.NewAccount;
import dev.latchkey.mockserver.store.DataStore;
import dev.latchkey.mockserver.timeout.StoppableSleeper;
import dev.latchkey.sdk.Secret;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Creates and connects the services of one server. */
final class ServerComponents {
    private final DataStore store;
    private final ServerOptions options;
    private final AccountClocks clocks;
    private final AccountService accounts;
    private final KeyIssuer issuer;
    private final SessionService sessions;
    private final RequestJournal journal;
    private final DeliveryModule delivery;
    private final IdGenerator ids;
    private final ServerMonitor monitor = new ServerMonitor();
    private final FaultRuleSet faults = new FaultRuleSet(monitor::onFaultFired);
    private final StoppableSleeper sleeper = new StoppableSleeper();
    private final SeedApplier seedApplier;
    private final AccessControl accessControl;
    private final ClientConcurrencyLimit concurrencyLimit;
    private final List<GatewayApi> gateways;
    private volatile @Nullable HttpListener httpListener;
    private volatile @Nullable SmtpListeners smtpListeners;

    ServerComponents(DataStore store, InstantSource clock, ServerKey serverKey, ServerOptions options) {
        this.store = store;
        this.options = options;
        ids = new IdGenerator(clock);
        SecretGenerator secrets = new SecretGenerator();
        PasswordHasher passwords = new PasswordHasher();
        clocks = new AccountClocks(store, clock);
        accounts = new AccountService(store, ids, passwords, clock);
        issuer = new KeyIssuer(store, ids, secrets, clocks, serverKey, options.limits().keys());
        sessions = new SessionService(store, secrets, passwords, clock);
        accessControl = new AccessControl(store, clocks);
        concurrencyLimit = new ClientConcurrencyLimit(options.limits().requestsAtOnce());
        journal = new RequestJournal(store, ids, clock, monitor.listener());
        delivery = new DeliveryModule(store, ids, clocks, serverKey, secrets, options.delivery(),
                new RuleBasedWebhookFaults(faults), Gateways.WEBHOOK_PROTOCOLS, monitor.listener());
        gateways = Gateways.apis(new GatewayServices(sessions, issuer, journal, clocks, delivery.messages(),
                delivery.webhooks(), delivery.statistics(), options.limits(), options.delivery()));
        seedApplier = new SeedApplier(accounts, issuer, delivery.webhooks(), delivery.importer(), delivery.testClocks(),
                faults, ids, clock);
    }

    /** Returns the sleeper of all delays, which end when the server stops. */
    StoppableSleeper sleeper() {
        return sleeper;
    }

    /** Sets the listeners, whose addresses and metrics the control API shows. */
    void setListeners(HttpListener http, @Nullable SmtpListeners smtp) {
        httpListener = http;
        smtpListeners = smtp;
    }

    /** Cancels all waits, so that long polls and event streams do not delay the shutdown. */
    void cancelWaits() {
        monitor.close();
        delivery.cancelWaits();
    }

    /** Returns the delivery module. Start it after the listeners, and close it before the store. */
    DeliveryModule delivery() {
        return delivery;
    }

    /**
     * Creates the accounts of the seed file and, if it does not exist, the demo account.
     *
     * @return id of the demo account
     */
    String createAccounts(@Nullable Path seed) {
        if (seed != null) {
            try {
                seedApplier.apply(SeedFile.read(seed, Gateways.KEY_FORMATS), false, ids.next("req"));
            } catch (RefusedException e) {
                throw new StartupException("The seed file " + seed + " is not valid, so none of it was applied: "
                        + e.refusal().detail(), e);
            }
        }
        return accounts.findByIdOrEmail(DemoAccount.EMAIL).orElseGet(this::createDemoAccount).id();
    }

    private Account createDemoAccount() {
        Account demo = accounts.prepareHashed(DemoAccount.EMAIL, DemoAccount.PASSWORD_HASH, DemoAccount.BALANCE, null,
                true);
        accounts.createAll(List.of(new NewAccount(demo, List.of())), false);
        // Another server on the same data may have created it first.
        return accounts.findByIdOrEmail(DemoAccount.EMAIL).orElse(demo);
    }

    /**
     * Creates the handler of all HTTP requests.
     *
     * @param settings effective settings by name, without secrets
     */
    RootHandler rootHandler(boolean loopbackOnly, @Nullable Secret controlToken, Map<String, String> settings) {
        ClientAddressResolver clients = new ClientAddressResolver(options.trustedProxies());
        ControlServices control = new ControlServices(accounts, DemoAccount.EMAIL, issuer, clocks, ids, journal,
                delivery,
                faults, monitor, seedApplier, Gateways.KEY_FORMATS, releaseSender(), serverInfo(settings),
                store::check);
        Map<String, RequestHandler> apis = new LinkedHashMap<>();
        apis.put(ControlApi.PREFIX, new ControlApi(control, loopbackOnly, controlToken));
        for (GatewayApi api : gateways) {
            apis.put(api.prefix(),
                    new RequestPipeline(api, clients, concurrencyLimit, accessControl, journal, faults, sleeper));
        }
        return new RootHandler(apis, journal);
    }

    /** Creates the backend of the SMTP relay. */
    SmtpBackend smtpBackend() {
        List<SmtpGatewayAccess> access = gateways.stream().filter(GatewayApi::supportsSmtp)
                .map(api -> new SmtpGatewayAccess(api.gateway(), api.permission(KeyCapability.SEND_SMTP)))
                .toList();
        return new GatewaySmtpBackend(access, accessControl, concurrencyLimit, journal, delivery.messages(), faults,
                store.isDurable());
    }

    List<GatewayApi> gateways() {
        return gateways;
    }

    private @Nullable MessageReleaser releaseSender() {
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
                new Gauge("latchkey_messages", "Stored messages.", () -> store.messages().size().messages()),
                new Gauge("latchkey_message_bytes", "Bytes of the stored messages.",
                        () -> store.messages().size().bytes()),
                new Gauge("latchkey_messages_dropped",
                        "Messages dropped since the start, because of their number, size or age.",
                        () -> store.messages().size().dropped()),
                new Gauge("latchkey_journal_dropped",
                        "Journal entries dropped since the start, to make room for newer ones.",
                        () -> store.journal().dropped()),
                new Gauge("latchkey_due_work", "Delivery steps and webhook requests that are not done yet.",
                        delivery::dueWorkCount),
                new Gauge("latchkey_gateway_requests_in_flight", "Gateway API requests in flight.",
                        concurrencyLimit::activeRequests),
                new Gauge("latchkey_http_requests_in_flight", "HTTP requests in flight.",
                        () -> httpListener == null ? 0 : httpListener.requestsInFlight()),
                new Gauge("latchkey_http_connections", "Open HTTP connections.",
                        () -> httpListener == null ? 0 : httpListener.openConnections()),
                new Gauge("latchkey_http_connections_refused",
                        "HTTP connections refused since the start, because too many were open.",
                        () -> httpListener == null ? 0 : httpListener.refusedConnections()),
                new Gauge("latchkey_smtp_connections", "Open SMTP connections.",
                        () -> smtpListeners == null ? 0 : smtpListeners.stats().open()),
                new Gauge("latchkey_smtp_connections_refused",
                        "SMTP connections refused since the start, because too many were open.",
                        () -> smtpListeners == null ? 0 : smtpListeners.stats().rejected())));
    }

    private Map<String, String> addresses() {
        HttpListener http = httpListener;
        if (http == null) {
            return Map.of();
        }
        String host = http.address().getAddress().getHostAddress();
        Map<String, String> addresses = new TreeMap<>();
        addresses.put("http", host + " port " + http.address().getPort());
        SmtpListeners smtp = smtpListeners;
        if (smtp != null) {
            smtp.smtpPort().ifPresent(port -> addresses.put("smtp", host + " port " + port));
            smtp.smtpsPort().ifPresent(port -> addresses.put("smtps", host + " port " + port));
        }
        return addresses;
    }
}
