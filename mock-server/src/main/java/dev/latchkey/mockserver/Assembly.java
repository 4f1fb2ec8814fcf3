package dev.latchkey.mockserver;

import dev.latchkey.mockserver.control.ControlApi;
import dev.latchkey.mockserver.control.ControlRoutes;
import dev.latchkey.mockserver.core.Accounts;
import dev.latchkey.mockserver.core.AddressLimit;
import dev.latchkey.mockserver.core.ClientAddress;
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
import dev.latchkey.mockserver.core.Watcher;
import dev.latchkey.mockserver.delivery.CallFaults;
import dev.latchkey.mockserver.delivery.PostOffice;
import dev.latchkey.mockserver.dialect.Dialect;
import dev.latchkey.mockserver.dialect.RequestWalk;
import dev.latchkey.mockserver.dialect.sandbox.SandboxDialect;
import dev.latchkey.mockserver.dialect.sandbox.SandboxServices;
import dev.latchkey.mockserver.dialect.sandbox.SandboxWebhooks;
import dev.latchkey.mockserver.http.Handler;
import dev.latchkey.mockserver.store.Accounts.NewAccount;
import dev.latchkey.mockserver.store.PublicPartTakenException;
import dev.latchkey.mockserver.store.Store;
import dev.latchkey.sdk.Secret;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    Assembly(Store store, InstantSource clock, ServerKey serverKey, ServerRules rules) {
        this.store = store;
        this.rules = rules;
        Ids ids = new Ids(clock);
        Secrets secrets = new Secrets();
        Passwords passwords = new Passwords();
        clocks = new Clocks(store, clock);
        accounts = new Accounts(store, ids, passwords, clock);
        issuer = new KeyIssuer(store, ids, secrets, clocks, serverKey, rules.allowances().keys());
        signIn = new SignIn(store, secrets, passwords, clock);
        journal = new Journal(store, ids, clock);
        postOffice = new PostOffice(store, ids, clocks, serverKey, secrets, rules.delivery(), CallFaults.NONE,
                List.of(new SandboxWebhooks()), Watcher.NONE);
    }

    /** What does with messages what is due; to be started once requests are answered, and closed before the store. */
    PostOffice postOffice() {
        return postOffice;
    }

    /**
     * Makes the demo account, if this is a store's first start, and the accounts of a seed file.
     *
     * @return id of the demo account
     */
    String prepare(@Nullable Path seed) {
        List<NewAccount> wanted = new ArrayList<>();
        if (seed != null) {
            wanted.addAll(Seed.read(seed, FORMATS).prepare(accounts, issuer));
        }
        if (accounts.list().isEmpty()) {
            // Last, so that a seed file can have a demo account of its own.
            wanted.add(new NewAccount(
                    accounts.prepareHashed(DemoAccount.EMAIL, DemoAccount.PASSWORD_HASH, DemoAccount.BALANCE),
                    List.of()));
        }
        try {
            store.accounts().add(wanted);
        } catch (PublicPartTakenException e) {
            throw new StartupException("The seed file " + seed + " cannot be used, and nothing of it was: a key that is"
                    + " there already has the consumer key " + e.publicPart() + ".", e);
        }
        return store.accounts().byEmail(DemoAccount.EMAIL).orElseThrow().id();
    }

    /** What answers requests. */
    FrontDoor frontDoor(boolean loopbackOnly, @Nullable Secret controlToken) {
        Gatekeeper gatekeeper = new Gatekeeper(store, clocks);
        AddressLimit addresses = new AddressLimit(rules.allowances().requestsAtOnce());
        ClientAddress clients = new ClientAddress(rules.trustedProxies());
        ControlRoutes control = new ControlRoutes(accounts, issuer, postOffice.outbox(), FORMATS, clocks);
        Map<String, Handler> apis = new LinkedHashMap<>();
        apis.put(ControlApi.PREFIX, new ControlApi(control, loopbackOnly, controlToken, journal));
        for (Dialect dialect : dialects()) {
            apis.put(dialect.prefix(), new RequestWalk(dialect, clients, addresses, gatekeeper, journal));
        }
        return new FrontDoor(apis, journal);
    }

    /** The gateways' APIs. */
    List<Dialect> dialects() {
        return List.of(new SandboxDialect(new SandboxServices(signIn, issuer, journal, clocks, postOffice.outbox(),
                postOffice.webhooks(), postOffice.statistics(), rules.allowances(), rules.delivery())));
    }
}
