package dev.latchkey.mockserver.keys;

import dev.latchkey.mockserver.account.AccountClocks;
import dev.latchkey.mockserver.account.IdGenerator;
import dev.latchkey.mockserver.auth.AuthenticatedCaller;
import dev.latchkey.mockserver.crypto.SecretGenerator;
import dev.latchkey.mockserver.crypto.ServerKey;
import dev.latchkey.mockserver.keys.KeyScopeCheck.KeyScope;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.SealedSecret;
import dev.latchkey.mockserver.model.SecretHash;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.store.DataStore;
import dev.latchkey.mockserver.store.PublicPartTakenException;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.keys.KeyRules;
import dev.latchkey.sdk.keys.NewApiKey;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Creates, lists, changes and revokes keys. */
public final class KeyIssuer {
    private final DataStore store;
    private final IdGenerator ids;
    private final SecretGenerator secrets;
    private final AccountClocks clocks;
    private final ServerKey serverKey;
    private final int maxKeys;

    /**
     * Creates an issuer of keys for a store.
     *
     * @param serverKey encrypts the secrets that their owners can view again
     * @param maxKeys max keys of an account for a gateway that limits them, unless the account has its own limit
     */
    public KeyIssuer(DataStore store, IdGenerator ids, SecretGenerator secrets, AccountClocks clocks,
            ServerKey serverKey, int maxKeys) {
        this.store = store;
        this.ids = ids;
        this.secrets = secrets;
        this.clocks = clocks;
        this.serverKey = serverKey;
        this.maxKeys = maxKeys;
    }

    /** New key with its secret, which is returned only here. */
    public record Issued(StoredKey key, Secret secret) {}

    /**
     * Creates a key for an account and stores it. The spec must have been checked against the format's rules.
     *
     * @param viewable true if the secret can be viewed again
     */
    public Issued issue(Account account, KeyFormat format, NewApiKey spec, boolean viewable) {
        return issue(account, format, spec, viewable, null, null);
    }

    /**
     * Does the same as {@link #issue(Account, KeyFormat, NewApiKey, boolean)}, with a given secret or public part.
     *
     * @param secret null for a random one
     * @param publicPart null for a random one
     */
    public Issued issue(Account account, KeyFormat format, NewApiKey spec, boolean viewable, @Nullable Secret secret,
            @Nullable String publicPart) {
        int length = Objects.requireNonNullElse(spec.length(), format.rules().length().defaultLength());
        try {
            return add(account, format, prepare(account.id(), format, spec,
                    secret == null ? secrets.secret(length) : secret, publicPart, viewable));
        } catch (PublicPartTakenException e) {
            throw new RefusedException(RefusalReason.CONFLICT,
                    "The consumer key " + e.publicPart() + " is already in use. Choose another.");
        }
    }

    private Issued add(Account account, KeyFormat format, Issued issued) {
        int maximum = maxKeys(account, format.rules());
        if (!store.keys().add(issued.key(), maximum)) {
            throw new RefusedException(RefusalReason.KEY_LIMIT, "The account already has the maximum of " + maximum
                    + " keys; expired keys count. Revoke one that is no longer needed.");
        }
        return issued;
    }

    /**
     * Does the same as {@link #issue(Account, KeyFormat, NewApiKey, boolean)}, unless the new key would have a wider
     * scope than the caller's.
     */
    public Issued issue(AuthenticatedCaller caller, KeyFormat format, NewApiKey spec, boolean viewable) {
        KeyScopeCheck.check(caller, new KeyScope(environment(format, spec), spec.permissions(), spec.allowedIps(),
                spec.expires()));
        return issue(caller.account(), format, spec, viewable);
    }

    /**
     * Creates a key with a given secret, without storing it.
     *
     * @param publicPart null for a random one
     * @param viewable true if the secret can be viewed again
     */
    public Issued prepare(String accountId, KeyFormat format, NewApiKey spec, Secret secret,
            @Nullable String publicPart, boolean viewable) {
        String id = ids.next("key");
        StoredKey key = new StoredKey(id, accountId, format.gateway(), spec.name(),
                publicPart == null ? format.publicPrefix() + secrets.text(format.publicLength()) : publicPart,
                SecretHash.of(secret), secret.lastFive(), secret.length(), seal(id, secret, viewable),
                environment(format, spec), List.copyOf(spec.permissions()), spec.allowedIps(),
                clocks.of(accountId).instant(), null, null, spec.expires(), null);
        return new Issued(key, secret);
    }

    /** Returns the max keys of an account for a gateway with these rules. */
    public int maxKeys(Account account, KeyRules rules) {
        if (account.maxKeys() != null) {
            return account.maxKeys();
        }
        return rules.maximum() == null ? Integer.MAX_VALUE : maxKeys;
    }

    /** Returns the account's keys for a gateway that are not revoked, newest first. */
    public List<StoredKey> list(String accountId, String gateway) {
        return store.keys().notRevoked(accountId, gateway);
    }

    /** Returns a key of the account, in any state. */
    public StoredKey get(String accountId, String gateway, String id) {
        return require(store.keys().find(accountId, gateway, id));
    }

    /** Returns a key of the account, in any state, or empty if there is none with this id. */
    public Optional<StoredKey> find(String accountId, String gateway, String id) {
        return store.keys().find(accountId, gateway, id);
    }

    /** Changes a key without checking the scope of a caller. The change takes effect with the next use. */
    public StoredKey edit(String accountId, String gateway, String id, KeyEdit edit) {
        return change(accountId, gateway, id, key -> {
            refuseRevoked(key);
            return edit.apply(key);
        });
    }

    /**
     * Changes a key, unless its scope is or would become wider than the caller's. The change takes effect with the next
     * use.
     */
    public StoredKey edit(AuthenticatedCaller caller, String gateway, String id, KeyEdit edit) {
        return change(caller.account().id(), gateway, id, key -> {
            refuseRevoked(key);
            KeyScopeCheck.check(caller, key, KeyScope.of(key));
            StoredKey edited = edit.apply(key);
            KeyScopeCheck.check(caller, key, KeyScope.of(edited));
            return edited;
        });
    }

    /**
     * Replaces the secret of a key, unless its scope is wider than the caller's. The old secret is invalid at once, and
     * everything else stays the same.
     *
     * @param length length of the new secret in characters; null for the length of the old one
     */
    public Issued regenerate(AuthenticatedCaller caller, String gateway, String id, @Nullable Integer length) {
        StoredKey before = get(caller.account().id(), gateway, id);
        Secret secret = secrets.secret(Objects.requireNonNullElse(length, before.length()));
        StoredKey after = change(before.accountId(), gateway, id, key -> {
            refuseRevoked(key);
            KeyScopeCheck.check(caller, key, KeyScope.of(key));
            return key.withSecret(SecretHash.of(secret), secret.lastFive(), secret.length(),
                    seal(id, secret, key.sealedSecret() != null));
        });
        return new Issued(after, secret);
    }

    /** Returns the secret of a viewable key, unless its scope is wider than the caller's. */
    public Secret view(AuthenticatedCaller caller, String gateway, String id) {
        StoredKey key = get(caller.account().id(), gateway, id);
        KeyScopeCheck.check(caller, key, KeyScope.of(key));
        if (key.sealedSecret() == null) {
            throw new RefusedException(RefusalReason.SECRET_NOT_KEPT,
                    "The secret of this key was shown once, and only its hash is stored."
                            + " Regenerate the key, or create one that is viewable.");
        }
        return serverKey.open(key.sealedSecret(), id);
    }

    /** Revokes a key for good, with effect on its next use. */
    public StoredKey revoke(String accountId, String gateway, String id) {
        return change(accountId, gateway, id,
                key -> key.revoked() == null ? key.revokedAt(clocks.of(accountId).instant()) : key);
    }

    private StoredKey change(String accountId, String gateway, String id, UnaryOperator<StoredKey> change) {
        return require(store.keys().change(accountId, gateway, id, change));
    }

    private @Nullable SealedSecret seal(String id, Secret secret, boolean viewable) {
        return viewable ? serverKey.seal(secret, id) : null;
    }

    private static Environment environment(KeyFormat format, NewApiKey spec) {
        return Objects.requireNonNullElse(spec.environment(), format.rules().environments().get(0));
    }

    private static void refuseRevoked(StoredKey key) {
        if (key.revoked() != null) {
            throw new RefusedException(RefusalReason.CONFLICT,
                    "This key was revoked and cannot be changed. Create a new one.");
        }
    }

    private static StoredKey require(Optional<StoredKey> key) {
        return key
                .orElseThrow(
                        () -> new RefusedException(RefusalReason.NOT_FOUND, "The account has no key with this ID."));
    }
}
