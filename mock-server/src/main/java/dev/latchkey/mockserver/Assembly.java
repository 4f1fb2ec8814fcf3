package dev.latchkey.mockserver;

import dev.latchkey.mockserver.control.ControlApi;
import dev.latchkey.mockserver.control.ControlRoutes;
import dev.latchkey.mockserver.core.Accounts;
import dev.latchkey.mockserver.core.AddressLimit;
import dev.latchkey.mockserver.core.Gatekeeper;
import dev.latchkey.mockserver.core.Ids;
import dev.latchkey.mockserver.core.Journal;
import dev.latchkey.mockserver.core.KeyFormat;
import dev.latchkey.mockserver.core.KeyIssuer;
import dev.latchkey.mockserver.core.Outbox;
import dev.latchkey.mockserver.core.Passwords;
import dev.latchkey.mockserver.core.Secrets;
import dev.latchkey.mockserver.core.SignIn;
import dev.latchkey.mockserver.dialect.Dialect;
import dev.latchkey.mockserver.dialect.RequestWalk;
import dev.latchkey.mockserver.dialect.sandbox.SandboxDialect;
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
    private static final int REQUESTS_PER_ADDRESS = 20;
    private static final List<KeyFormat> FORMATS = List.of(SandboxDialect.KEYS);

    private final Store store;
    private final InstantSource clock;
    private final Accounts accounts;
    private final KeyIssuer issuer;
    private final Outbox outbox;
    private final SignIn signIn;
    private final Journal journal;

    Assembly(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        Ids ids = new Ids(clock);
        Secrets secrets = new Secrets();
        Passwords passwords = new Passwords();
        accounts = new Accounts(store, ids, passwords, clock);
        issuer = new KeyIssuer(store, ids, secrets, clock);
        outbox = new Outbox(store, ids, clock);
        signIn = new SignIn(store, secrets, passwords, clock);
        journal = new Journal(store, ids, clock);
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
        Gatekeeper gatekeeper = new Gatekeeper(store, clock);
        AddressLimit addresses = new AddressLimit(REQUESTS_PER_ADDRESS);
        ControlRoutes control = new ControlRoutes(accounts, issuer, outbox, FORMATS, clock);
        Map<String, Handler> apis = new LinkedHashMap<>();
        apis.put(ControlApi.PREFIX, new ControlApi(control, loopbackOnly, controlToken, journal));
        for (Dialect dialect : List.of(new SandboxDialect(signIn, issuer, outbox, clock))) {
            apis.put(dialect.prefix(), new RequestWalk(dialect, addresses, gatekeeper, journal));
        }
        return new FrontDoor(apis, journal);
    }
}
