package dev.latchkey.mockserver.auth;

import dev.latchkey.mockserver.account.Clocks;

import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.SecretHash;
import dev.latchkey.mockserver.model.Session;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.store.Store;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.KeyStatus;
import dev.latchkey.sdk.keys.Permission;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Decides who comes in. Every request looks the key up anew, so that what is revoked is refused at once.
 */
public final class AccessControl {
    private final Store store;
    private final Clocks clocks;
    // Compared with where there is no key, so that the time tells nothing about which keys there are.
    private final SecretHash dummyHash = SecretHash.of(Secret.of("nobody"));

    /** A gatekeeper of the keys in this store. */
    public AccessControl(Store store, Clocks clocks) {
        this.store = store;
        this.clocks = clocks;
    }

    /** Proves who asks: the secret is the key's, the token is a session's. Says nothing about the key's state yet. */
    public Caller authenticate(Credential credential) {
        return switch (credential) {
            case Credential.Missing missing ->
                throw new RefusedException(RefusalReason.CREDENTIALS_MISSING, missing.detail());
            case Credential.KeyPair pair -> byKey(pair);
            case Credential.SessionToken token -> bySession(token);
        };
    }

    /** The key that is named, with whatever secret: for the journal, and never to be told to who asks. */
    public Optional<StoredKey> findNamedKey(Credential credential) {
        return credential instanceof Credential.KeyPair pair
                ? store.keys().byPublicPart(pair.gateway(), pair.publicPart())
                : Optional.empty();
    }

    /** Refuses a key that was taken back or has ended. Only a caller who knows the secret comes this far. */
    public void checkState(Caller caller) {
        if (caller instanceof Caller.ByKey by) {
            KeyStatus status = by.key().status(clocks.now(by.account()));
            if (status.equals(KeyStatus.REVOKED)) {
                throw new RefusedException(RefusalReason.KEY_REVOKED,
                        "This key was revoked. Use another, or make a new one.");
            }
            if (status.equals(KeyStatus.EXPIRED)) {
                throw new RefusedException(RefusalReason.KEY_EXPIRED,
                        "This key expired at " + by.key().expires() + ". Make a new one.");
            }
        } else if (caller instanceof Caller.BySession by
                && !clocks.server().instant().isBefore(by.session().expires())) {
            throw new RefusedException(RefusalReason.SESSION_EXPIRED,
                    "This session ended at " + by.session().expires() + ". Sign in again.");
        }
    }

    /** Refuses a key that may not be used from there. */
    public void checkAddress(Caller caller, InetAddress address) {
        if (caller instanceof Caller.ByKey by && !by.key().allows(address)) {
            throw new RefusedException(RefusalReason.ADDRESS_BLOCKED,
                    "This key may not be used from " + address.getHostAddress()
                            + ". Use it from an address of its allowlist, or make a key that allows this one.");
        }
    }

    /**
     * Refuses a caller who may not do this.
     *
     * @param permission the gateway's name for the capability
     */
    public void checkPermission(Caller caller, Capability capability, Permission permission) {
        if (caller instanceof Caller.ByKey by && !by.key().hasPermission(permission)) {
            throw new RefusedException(RefusalReason.PERMISSION_MISSING,
                    "This key lacks the permission '" + permission.name()
                            + "'. Use a key that has it.");
        }
        if (caller instanceof Caller.BySession && !capability.isAllowedInSession()) {
            throw new RefusedException(RefusalReason.KEY_REQUIRED,
                    "A session cannot do this. Make a key with the permission '" + permission.name() + "' and use it.");
        }
    }

    /** Remembers that a key was accepted. */
    public void recordUse(Caller caller, InetAddress address) {
        if (caller instanceof Caller.ByKey by) {
            store.keys().recordUse(by.key().id(), clocks.now(by.account()), address.getHostAddress());
        }
    }

    private Caller byKey(Credential.KeyPair pair) {
        Optional<StoredKey> key = store.keys().byPublicPart(pair.gateway(), pair.publicPart());
        boolean fits = key.map(StoredKey::secretHash).orElse(dummyHash).matches(pair.secret());
        Optional<Account> account = key.filter(found -> fits)
                .flatMap(found -> store.accounts().find(found.accountId()));
        if (key.isEmpty() || account.isEmpty()) {
            throw new RefusedException(RefusalReason.KEY_UNKNOWN,
                    "No key has this consumer key and secret. Check both; a secret is shown only once.");
        }
        return new Caller.ByKey(account.get(), key.get());
    }

    private Caller bySession(Credential.SessionToken token) {
        Optional<Session> session = store.sessions().find(SecretHash.of(token.token()));
        Optional<Account> account = session.flatMap(found -> store.accounts().find(found.accountId()));
        if (session.isEmpty() || account.isEmpty()) {
            throw new RefusedException(RefusalReason.SESSION_UNKNOWN, "There is no such session. Sign in again.");
        }
        return new Caller.BySession(account.get(), session.get());
    }
}
