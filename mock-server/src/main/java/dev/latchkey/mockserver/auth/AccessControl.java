package dev.latchkey.mockserver.auth;

import dev.latchkey.mockserver.account.AccountClocks;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.SecretHash;
import dev.latchkey.mockserver.model.Session;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.store.DataStore;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.KeyStatus;
import dev.latchkey.sdk.keys.Permission;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Authenticates and authorizes callers. Every request looks the key up again, so that a revoked key is refused at once.
 */
public final class AccessControl {
    private final DataStore store;
    private final AccountClocks clocks;
    // Compared if there is no key, so that the response time does not reveal which keys exist.
    private final SecretHash dummyHash = SecretHash.of(Secret.of("nobody"));

    /** Creates an access control for the keys and sessions in a store. */
    public AccessControl(DataStore store, AccountClocks clocks) {
        this.store = store;
        this.clocks = clocks;
    }

    /** Authenticates a caller by the secret of a key or the token of a session. Does not check the state of the key. */
    public AuthenticatedCaller authenticate(RequestCredential credential) {
        return switch (credential) {
            case RequestCredential.Missing missing ->
                throw new RefusedException(RefusalReason.CREDENTIALS_MISSING, missing.detail());
            case RequestCredential.KeyPair pair -> byKey(pair);
            case RequestCredential.SessionToken token -> bySession(token);
        };
    }

    /**
     * Returns the key that a credential names, whatever its secret. It is for the journal: never reveal it to the
     * client.
     */
    public Optional<StoredKey> findNamedKey(RequestCredential credential) {
        return credential instanceof RequestCredential.KeyPair pair
                ? store.keys().byPublicPart(pair.gateway(), pair.publicPart())
                : Optional.empty();
    }

    /** Refuses a revoked or expired key, or an expired session. Only a caller that knows the secret gets this far. */
    public void checkState(AuthenticatedCaller caller) {
        if (caller instanceof AuthenticatedCaller.ByKey by) {
            KeyStatus status = by.key().status(clocks.now(by.account()));
            if (status.equals(KeyStatus.REVOKED)) {
                throw new RefusedException(RefusalReason.KEY_REVOKED,
                        "This key was revoked. Use another, or create a new one.");
            }
            if (status.equals(KeyStatus.EXPIRED)) {
                throw new RefusedException(RefusalReason.KEY_EXPIRED,
                        "This key expired at " + by.key().expires() + ". Create a new one.");
            }
        } else if (caller instanceof AuthenticatedCaller.BySession by
                && !clocks.server().instant().isBefore(by.session().expires())) {
            throw new RefusedException(RefusalReason.SESSION_EXPIRED,
                    "This session ended at " + by.session().expires() + ". Sign in again.");
        }
    }

    /** Refuses a key that is not allowed from this address. */
    public void checkAddress(AuthenticatedCaller caller, InetAddress address) {
        if (caller instanceof AuthenticatedCaller.ByKey by && !by.key().allows(address)) {
            throw new RefusedException(RefusalReason.ADDRESS_BLOCKED,
                    "This key cannot be used from " + address.getHostAddress()
                            + ". Use it from an address on its allowlist, or create a key that allows this one.");
        }
    }

    /**
     * Refuses a caller that lacks a permission.
     *
     * @param permission the gateway's name for the capability
     */
    public void checkPermission(AuthenticatedCaller caller, KeyCapability capability, Permission permission) {
        if (caller instanceof AuthenticatedCaller.ByKey by && !by.key().hasPermission(permission)) {
            throw new RefusedException(RefusalReason.PERMISSION_MISSING,
                    "This key lacks the permission '" + permission.name()
                            + "'. Use a key that has it.");
        }
        if (caller instanceof AuthenticatedCaller.BySession && !capability.isAllowedInSession()) {
            throw new RefusedException(RefusalReason.KEY_REQUIRED,
                    "A session cannot do this. Create a key with the permission '" + permission.name()
                            + "' and use it.");
        }
    }

    /** Records the use of a key that was accepted. */
    public void recordUse(AuthenticatedCaller caller, InetAddress address) {
        if (caller instanceof AuthenticatedCaller.ByKey by) {
            store.keys().recordUse(by.key().id(), clocks.now(by.account()), address.getHostAddress());
        }
    }

    private AuthenticatedCaller byKey(RequestCredential.KeyPair pair) {
        Optional<StoredKey> key = store.keys().byPublicPart(pair.gateway(), pair.publicPart());
        boolean matches = key.map(StoredKey::secretHash).orElse(dummyHash).matches(pair.secret());
        Optional<Account> account = key.filter(found -> matches)
                .flatMap(found -> store.accounts().find(found.accountId()));
        if (key.isEmpty() || account.isEmpty()) {
            throw new RefusedException(RefusalReason.KEY_UNKNOWN,
                    "No key has this consumer key and secret. Check both; a secret is shown only once.");
        }
        return new AuthenticatedCaller.ByKey(account.get(), key.get());
    }

    private AuthenticatedCaller bySession(RequestCredential.SessionToken token) {
        Optional<Session> session = store.sessions().find(SecretHash.of(token.token()));
        Optional<Account> account = session.flatMap(found -> store.accounts().find(found.accountId()));
        if (session.isEmpty() || account.isEmpty()) {
            throw new RefusedException(RefusalReason.SESSION_UNKNOWN, "This session does not exist. Sign in again.");
        }
        return new AuthenticatedCaller.BySession(account.get(), session.get());
    }
}
