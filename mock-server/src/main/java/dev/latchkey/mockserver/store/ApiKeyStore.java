package dev.latchkey.mockserver.store;

import dev.latchkey.mockserver.model.StoredKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Store of API keys. */
public interface ApiKeyStore {
    /**
     * Adds a key unless its account has reached the maximum for the gateway. Counting and adding are atomic, so
     * concurrent calls cannot exceed the maximum. Expired keys count, because they are still listed; revoked ones do
     * not.
     *
     * @param maximum maximum number of keys of the account for the gateway that are not revoked
     * @return true if the key was added
     * @throws PublicPartTakenException if another key has its public part
     */
    boolean add(StoredKey key, int maximum);

    /** The key with this public part, in any state. Its last use may be out of date. */
    Optional<StoredKey> byPublicPart(String gateway, String publicPart);

    /** The key with this id if it belongs to the account, in any state. */
    Optional<StoredKey> find(String accountId, String gateway, String id);

    /** The account's keys for a gateway that are not revoked, newest first. */
    List<StoredKey> notRevoked(String accountId, String gateway);

    /**
     * Changes a key atomically. If {@code change} throws, the exception is passed on and nothing is changed.
     *
     * @return the changed key; empty if the account has no key with this id
     */
    Optional<StoredKey> change(String accountId, String gateway, String id, UnaryOperator<StoredKey> change);

    /** Records the last use of a key. May be written later. */
    void recordUse(String id, Instant when, String address);
}
