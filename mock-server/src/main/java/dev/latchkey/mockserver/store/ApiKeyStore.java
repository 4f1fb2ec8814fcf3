package dev.latchkey.mockserver.store;

import dev.latchkey.mockserver.model.StoredKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Keys. */
public interface ApiKeyStore {
    /**
     * Adds a key, unless its account has as many of its gateway as it can have. Counting and adding are one step, so
     * that many at once cannot pass the limit together. Expired keys count, because they are still listed; revoked ones
     * do not.
     *
     * @param maximum most keys of the account for the gateway that are not revoked
     * @return whether it was added
     * @throws PublicPartTakenException when another key has its public part
     */
    boolean add(StoredKey key, int maximum);

    /** The key a caller presents, in whatever state it is. Its last use may be an earlier one. */
    Optional<StoredKey> byPublicPart(String gateway, String publicPart);

    /** A key of this account, in whatever state it is. */
    Optional<StoredKey> find(String accountId, String gateway, String id);

    /** The account's keys for a gateway that are not revoked, the newest first. */
    List<StoredKey> notRevoked(String accountId, String gateway);

    /**
     * Changes a key; nothing else changes it meanwhile. What the change throws is thrown, and nothing is changed.
     *
     * @return the key as it is now; empty when the account has none of this id
     */
    Optional<StoredKey> change(String accountId, String gateway, String id, UnaryOperator<StoredKey> change);

    /** Remembers soon that a key was accepted. */
    void recordUse(String id, Instant when, String address);
}
