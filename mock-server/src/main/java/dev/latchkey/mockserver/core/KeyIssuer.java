package dev.latchkey.mockserver.core;

import dev.latchkey.mockserver.model.Reason;
import dev.latchkey.mockserver.model.Refused;
import dev.latchkey.mockserver.model.SecretHash;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.store.Store;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.keys.KeyRules;
import dev.latchkey.sdk.keys.NewApiKey;
import dev.latchkey.sdk.keys.Permission;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes, lists and revokes keys. */
public final class KeyIssuer {
    private final Store store;
    private final Ids ids;
    private final Secrets secrets;
    private final InstantSource clock;

    /** An issuer of keys into this store. */
    public KeyIssuer(Store store, Ids ids, Secrets secrets, InstantSource clock) {
        this.store = store;
        this.ids = ids;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** A key and, this once, its secret. */
    public record Issued(StoredKey key, Secret secret) {}

    /**
     * Makes a key for an account and stores it. What is wanted must have been checked against the format's rules.
     */
    public Issued issue(String accountId, KeyFormat format, NewApiKey wanted) {
        KeyRules rules = format.rules();
        int length = Objects.requireNonNullElse(wanted.length(), rules.length().standard());
        Issued issued = prepare(accountId, format, wanted, secrets.secret(length), null);
        int maximum = Objects.requireNonNullElse(rules.maximum(), Integer.MAX_VALUE);
        if (!store.keys().add(issued.key(), maximum)) {
            throw new Refused(Reason.KEY_LIMIT, "The account has " + maximum
                    + " keys, and cannot have more; expired keys count. Revoke one that is no longer needed.");
        }
        return issued;
    }

    /**
     * Makes a key of a given secret, without storing it.
     *
     * @param publicPart null for a random one
     */
    public Issued prepare(String accountId, KeyFormat format, NewApiKey wanted, Secret secret,
            @Nullable String publicPart) {
        Environment environment = Objects.requireNonNullElse(wanted.environment(),
                format.rules().environments().get(0));
        StoredKey key = new StoredKey(ids.next("key"), accountId, format.gateway(), wanted.name(),
                publicPart == null ? format.publicPrefix() + secrets.text(format.publicLength()) : publicPart,
                SecretHash.of(secret), secret.lastFive(), secret.length(), null, environment,
                List.copyOf(wanted.permissions()), wanted.allowedIps(), clock.instant(), null, null, wanted.expires(),
                null);
        return new Issued(key, secret);
    }

    /** Refuses a caller who would give a key more than it has itself. */
    public void checkGrant(Caller caller, NewApiKey wanted) {
        if (!(caller instanceof Caller.ByKey by)) {
            return;
        }
        for (Permission permission : wanted.permissions()) {
            if (!by.key().may(permission)) {
                throw new Refused(Reason.PERMISSION_MISSING, "This key lacks the permission '" + permission.name()
                        + "', so it cannot give it to another. Use a key that has it, or sign in.");
            }
        }
    }

    /** The account's keys for a gateway that are not revoked, the newest first. */
    public List<StoredKey> list(String accountId, String gateway) {
        return store.keys().notRevoked(accountId, gateway);
    }

    /** One key of the account, in whatever state. */
    public StoredKey get(String accountId, String gateway, String id) {
        return known(store.keys().find(accountId, gateway, id));
    }

    /** Takes a key back, with effect on its very next use. */
    public StoredKey revoke(String accountId, String gateway, String id) {
        return known(store.keys().change(accountId, gateway, id,
                key -> key.revoked() == null ? key.revokedAt(clock.instant()) : key));
    }

    private static StoredKey known(Optional<StoredKey> key) {
        return key.orElseThrow(() -> new Refused(Reason.NOT_FOUND, "The account has no key of this id."));
    }
}
