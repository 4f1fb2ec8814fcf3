package dev.latchkey.mockserver.keys;

import dev.latchkey.mockserver.account.Clocks;
import dev.latchkey.mockserver.account.Ids;
import dev.latchkey.mockserver.auth.Caller;
import dev.latchkey.mockserver.crypto.SecretGenerator;
import dev.latchkey.mockserver.crypto.ServerKey;

import dev.latchkey.mockserver.keys.KeyScopeCheck.KeyScope;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.SealedSecret;
import dev.latchkey.mockserver.model.SecretHash;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.store.PublicPartTakenException;
import dev.latchkey.mockserver.store.Store;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.keys.KeyRules;
import dev.latchkey.sdk.keys.NewApiKey;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes, lists, changes and revokes keys. */
public final class KeyIssuer {
    private final Store store;
    private final Ids ids;
    private final SecretGenerator secrets;
    private final Clocks clocks;
    private final ServerKey serverKey;
    private final int maxKeys;

    /**
     * An issuer of keys into this store.
     *
     * @param serverKey seals the secrets that their owners may read again
     * @param mostKeys most keys of an account for a gateway that limits them, unless the account has a limit of its own
     */
    public KeyIssuer(Store store, Ids ids, SecretGenerator secrets, Clocks clocks, ServerKey serverKey, int mostKeys) {
        this.store = store;
        this.ids = ids;
        this.secrets = secrets;
        this.clocks = clocks;
        this.serverKey = serverKey;
        this.maxKeys = mostKeys;
    }

    /** A key and, this once, its secret. */
    public record Issued(StoredKey key, Secret secret) {}

    /**
     * Makes a key for an account and stores it. What is wanted must have been checked against the format's rules.
     *
     * @param viewable whether the secret can be read again
     */
    public Issued issue(Account account, KeyFormat format, NewApiKey spec, boolean viewable) {
        return issue(account, format, spec, viewable, null, null);
    }

    /**
     * As {@link #issue(Account, KeyFormat, NewApiKey, boolean)}, with parts that were chosen before.
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
                    "A key that is there already has the consumer key " + e.publicPart() + ". Choose another.");
        }
    }

    private Issued add(Account account, KeyFormat format, Issued issued) {
        int maximum = maxKeys(account, format.rules());
        if (!store.keys().add(issued.key(), maximum)) {
            throw new RefusedException(RefusalReason.KEY_LIMIT, "The account has " + maximum
                    + " keys, and cannot have more; expired keys count. Revoke one that is no longer needed.");
        }
        return issued;
    }

    /** As {@link #issue(Account, KeyFormat, NewApiKey, boolean)}, unless the key would be wider than its maker's. */
    public Issued issue(Caller caller, KeyFormat format, NewApiKey spec, boolean viewable) {
        KeyScopeCheck.check(caller, new KeyScope(environment(format, spec), spec.permissions(), spec.allowedIps(),
                spec.expires()));
        return issue(caller.account(), format, spec, viewable);
    }

    /**
     * Makes a key of a given secret, without storing it.
     *
     * @param publicPart null for a random one
     * @param viewable whether the secret can be read again
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

    /** Most keys the account can have of a gateway with these rules. */
    public int maxKeys(Account account, KeyRules rules) {
        if (account.maxKeys() != null) {
            return account.maxKeys();
        }
        return rules.maximum() == null ? Integer.MAX_VALUE : maxKeys;
    }

    /** The account's keys for a gateway that are not revoked, the newest first. */
    public List<StoredKey> list(String accountId, String gateway) {
        return store.keys().notRevoked(accountId, gateway);
    }

    /** One key of the account, in whatever state. */
    public StoredKey get(String accountId, String gateway, String id) {
        return require(store.keys().find(accountId, gateway, id));
    }

    /** One key of the account, in whatever state; empty when it has none of this id. */
    public Optional<StoredKey> find(String accountId, String gateway, String id) {
        return store.keys().find(accountId, gateway, id);
    }

    /** Changes a key, with effect on its very next use, by nobody's leave. */
    public StoredKey edit(String accountId, String gateway, String id, KeyEdit edit) {
        return change(accountId, gateway, id, key -> {
            refuseRevoked(key);
            return edit.apply(key);
        });
    }

    /** Changes a key, with effect on its very next use, unless it is or would be wider than the caller's. */
    public StoredKey edit(Caller caller, String gateway, String id, KeyEdit edit) {
        return change(caller.account().id(), gateway, id, key -> {
            refuseRevoked(key);
            KeyScopeCheck.check(caller, key, KeyScope.of(key));
            StoredKey edited = edit.apply(key);
            KeyScopeCheck.check(caller, key, KeyScope.of(edited));
            return edited;
        });
    }

    /**
     * Gives a key another secret, unless it is wider than the caller's; the old secret is worthless afterwards. All
     * else stays.
     *
     * @param length characters of the new secret; null for as many as the old one has
     */
    public Issued regenerate(Caller caller, String gateway, String id, @Nullable Integer length) {
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

    /** The secret of a key whose owner may read it again, unless the key is wider than the caller's. */
    public Secret view(Caller caller, String gateway, String id) {
        StoredKey key = get(caller.account().id(), gateway, id);
        KeyScopeCheck.check(caller, key, KeyScope.of(key));
        if (key.sealedSecret() == null) {
            throw new RefusedException(RefusalReason.SECRET_NOT_KEPT,
                    "The secret of this key was shown once and only its hash is kept."
                            + " Regenerate the key, or make one that is viewable.");
        }
        return serverKey.open(key.sealedSecret(), id);
    }

    /** Takes a key back, with effect on its very next use. What is taken back stays so. */
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
            throw new RefusedException(RefusalReason.CONFLICT, "This key was revoked, and stays so. Make a new one.");
        }
    }

    private static StoredKey require(Optional<StoredKey> key) {
        return key
                .orElseThrow(() -> new RefusedException(RefusalReason.NOT_FOUND, "The account has no key of this id."));
    }
}
