package dev.latchkey.mockserver;

import dev.latchkey.mockserver.control.About;
import dev.latchkey.mockserver.control.About.Gauge;
import dev.latchkey.mockserver.control.ControlApi;
import dev.latchkey.mockserver.control.ControlServices;
import dev.latchkey.mockserver.control.Lookout;
import dev.latchkey.mockserver.control.Release;
import dev.latchkey.mockserver.control.Seeder;
import dev.latchkey.mockserver.core.Accounts;
import dev.latchkey.mockserver.core.AddressLimit;
import dev.latchkey.mockserver.core.ClientAddress;
import dev.latchkey.mockserver.core.Capability;
import dev.latchkey.mockserver.smtp.GatewayRelay;
import dev.latchkey.mockserver.smtp.Relay;
import dev.latchkey.mockserver.smtp.SmtpGateway;
import dev.latchkey.mockserver.core.Clocks;
import dev.latchkey.mockserver.core.Gatekeeper;
import dev.latchkey.mockserver.core.Ids;
import dev.latchkey.mockserver.core.Journal;
import dev.latchkey.mockserver.core.KeyFormat;
import dev.latchkey.mockserver.core.KeyIssuer;
import dev.latchkey.mockserver.core.Passwords;
import dev.latchkey.mockserver.core.Secrets;
import dev.latchkey.mockserver.core.ServerKey;
import dev.latchkey.mockserver.core.SignIn;
import dev.latchkey.mockserver.delivery.PostOffice;
import dev.latchkey.mockserver.dialect.Dialect;
import dev.latchkey.mockserver.dialect.RequestWalk;
import dev.latchkey.mockserver.dialect.sandbox.SandboxDialect;
import dev.latchkey.mockserver.dialect.sandbox.SandboxServices;
import dev.latchkey.mockserver.dialect.sandbox.SandboxWebhooks;
import dev.latchkey.mockserver.fault.FaultPlan;
import dev.latchkey.mockserver.http.Handler;
import dev.latchkey.mockserver.http.HttpListener;
import dev.latchkey.mockserver.patience.Pauses;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.Refused;
import dev.latchkey.mockserver.release.MailLibraryMissingException;
import dev.latchkey.mockserver.release.MailRelease;
import dev.latchkey.mockserver.release.ReleaseServer;
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
final class Assembly {
    private static final List<KeyFormat> FORMATS = List.of(SandboxDialect.KEYS);

    private final Store store;
    private final ServerRules rules;
    private final Clocks clocks;
    private final Accounts accounts;
    private final KeyIssuer issuer;
    private final SignIn signIn;
    private final Journal journal;
    private final PostOffice postOffice;
    private final Ids ids;
    private final Lookout lookout = new Lookout();
    private final FaultPlan faults = new FaultPlan(lookout::fired);
    private final Pauses pauses = new Pauses();
    private final Seeder seeder;
    private final Gatekeeper gatekeeper;
    private final AddressLimit addresses;
    private final List<Dialect> dialects;
    private volatile @Nullable HttpListener listener;
    private volatile @Nullable MailDoors doors;

    Assembly(Store store, InstantSource clock, ServerKey serverKey, ServerRules rules) {
        this.store = store;
        this.rules = rules;
        ids = new Ids(clock);
        Secrets secrets = new Secrets();
        Passwords passwords = new Passwords();
        clocks = new Clocks(store, clock);
        accounts = new Accounts(store, ids, passwords, clock);
        issuer = new KeyIssuer(store, ids, secrets, clocks, serverKey, rules.allowances().keys());
        signIn = new SignIn(store, secrets, passwords, clock);
        gatekeeper = new Gatekeeper(store, clocks);
        addresses = new AddressLimit(rules.allowances().requestsAtOnce());
        journal = new Journal(store, ids, clock, lookout.watcher());
        postOffice = new PostOffice(store, ids, clocks, serverKey, secrets, rules.delivery(),
                new PlannedCallFaults(faults), List.of(new SandboxWebhooks()), lookout.watcher());
        dialects = List.of(new SandboxDialect(new SandboxServices(signIn, issuer, journal, clocks, postOffice.outbox(),
                postOffice.webhooks(), postOffice.statistics(), rules.allowances(), rules.delivery())));
        seeder = new Seeder(accounts, issuer, postOffice.webhooks(), postOffice.archive(), postOffice.clocks(),
                faults, ids, clock);
    }

    /** What all waits of the server's end with. */
    Pauses pauses() {
        return pauses;
    }

    /** Requests are answered there, and mail is taken. */
    void listening(HttpListener at, @Nullable MailDoors mail) {
        listener = at;
        doors = mail;
    }

    /** Ends every wait, so that requests that wait do not keep the server from stopping. */
    void release() {
        lookout.close();
        postOffice.release();
    }

    /** What does with messages what is due; to be started once requests are answered, and closed before the store. */
    PostOffice postOffice() {
        return postOffice;
    }

    /**
     * Makes the accounts of a seed file and, if there is none, the demo account.
     *
     * @return id of the demo account
     */
    String prepare(@Nullable Path seed) {
        if (seed != null) {
            try {
                seeder.plant(Seed.read(seed, FORMATS), false, ids.next("req"));
            } catch (Refused e) {
                throw new StartupException("The seed file " + seed + " cannot be used, and nothing of it was: "
                        + e.refusal().detail(), e);
            }
        }
        return accounts.named(DemoAccount.EMAIL).orElseGet(this::demoAccount).id();
    }

    private Account demoAccount() {
        Account demo = accounts.prepareHashed(DemoAccount.EMAIL, DemoAccount.PASSWORD_HASH, DemoAccount.BALANCE, null,
                true);
        accounts.plant(List.of(new Accounts.Planted(demo, List.of())), false);
        // Another server on the same data may have been faster.
        return accounts.named(DemoAccount.EMAIL).orElse(demo);
    }

    /**
     * What answers requests.
     *
     * @param settings how the server was set, by name; never a secret
     */
    FrontDoor frontDoor(boolean loopbackOnly, @Nullable Secret controlToken, Map<String, String> settings) {
        ClientAddress clients = new ClientAddress(rules.trustedProxies());
        ControlServices control = new ControlServices(accounts, issuer, clocks, ids, journal, postOffice, faults,
                lookout, seeder, FORMATS, sender(), about(settings), store::check);
        Map<String, Handler> apis = new LinkedHashMap<>();
        apis.put(ControlApi.PREFIX, new ControlApi(control, loopbackOnly, controlToken));
        for (Dialect dialect : dialects) {
            apis.put(dialect.prefix(),
                    new RequestWalk(dialect, clients, addresses, gatekeeper, journal, faults, pauses));
        }
        return new FrontDoor(apis, journal);
    }

    /** What takes mail. */
    Relay relay() {
        List<SmtpGateway> gateways = dialects.stream().filter(Dialect::hasRelay)
                .map(dialect -> new SmtpGateway(dialect.gateway(), dialect.permission(Capability.SEND_SMTP))).toList();
        return new GatewayRelay(gateways, gatekeeper, addresses, journal, postOffice.outbox(), faults,
                store.isDurable());
    }

    /** The gateways' APIs. */
    List<Dialect> dialects() {
        return dialects;
    }

    private @Nullable Release sender() {
        ReleaseServer server = rules.release();
        try {
            return server == null ? null : MailRelease.through(server)::send;
        } catch (MailLibraryMissingException e) {
            throw new StartupException(String.valueOf(e.getMessage()), e);
        }
    }

    private About about(Map<String, String> settings) {
        String version = Assembly.class.getPackage().getImplementationVersion();
        return new About(version == null ? "unknown" : version, this::addresses, settings, List.of(
                new Gauge("latchkey_messages", "Messages there are.", () -> store.messages().size().messages()),
                new Gauge("latchkey_message_bytes", "Bytes they take.", () -> store.messages().size().bytes()),
                new Gauge("latchkey_messages_dropped", "Messages dropped for newer ones, or too old, since the start.",
                        () -> store.messages().size().dropped()),
                new Gauge("latchkey_journal_dropped", "Entries of the journal dropped for newer ones since the start.",
                        () -> store.journal().dropped()),
                new Gauge("latchkey_due_work", "Things that are still to be done.", postOffice::due),
                new Gauge("latchkey_gateway_requests_in_flight", "Requests to gateways' APIs under way.",
                        addresses::underWay),
                new Gauge("latchkey_http_requests_in_flight", "All requests under way.",
                        () -> listener == null ? 0 : listener.requestsInFlight()),
                new Gauge("latchkey_http_connections", "Connections that are open.",
                        () -> listener == null ? 0 : listener.openConnections()),
                new Gauge("latchkey_http_connections_refused", "Connections refused as one too many, since the start.",
                        () -> listener == null ? 0 : listener.refusedConnections()),
                new Gauge("latchkey_smtp_connections", "Connections for mail that are open.",
                        () -> doors == null ? 0 : doors.gauges().open()),
                new Gauge("latchkey_smtp_connections_refused",
                        "Connections for mail refused as one too many, since the start.",
                        () -> doors == null ? 0 : doors.gauges().turnedAway())));
    }

    private Map<String, String> addresses() {
        HttpListener at = listener;
        if (at == null) {
            return Map.of();
        }
        String host = at.address().getAddress().getHostAddress();
        Map<String, String> addresses = new TreeMap<>();
        addresses.put("http", host + " port " + at.address().getPort());
        MailDoors mail = doors;
        if (mail != null) {
            mail.smtpPort().ifPresent(port -> addresses.put("smtp", host + " port " + port));
            mail.smtpsPort().ifPresent(port -> addresses.put("smtps", host + " port " + port));
        }
        return addresses;
    }
}
