package dev.latchkey.mockserver.store.memory;

import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.store.ApiKeyStore;
import dev.latchkey.mockserver.store.PublicPartTakenException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Key store in memory. Keys are read and changed without the store's lock, each change atomically. Only operations on
 * several keys take the lock.
 */
final class MemoryKeys implements ApiKeyStore {
    private final StoreLock lock;
    private final Map<String, StoredKey> byId = new ConcurrentHashMap<>();
    private final Map<PublicPart, String> idByPublicPart = new ConcurrentHashMap<>();

    private record PublicPart(String gateway, String text) {}

    MemoryKeys(StoreLock lock) {
        this.lock = lock;
    }

    @Override
    public boolean add(StoredKey key, int maximum) {
        return lock.write(() -> {
            if (keysNotRevoked(key.accountId(), key.gateway()).count() >= maximum) {
                return false;
            }
            addAll(List.of(key));
            return true;
        });
    }

    /** Adds all keys or none, without counting them. The caller must hold the write lock. */
    void addAll(List<StoredKey> keys) {
        Set<PublicPart> newParts = new HashSet<>();
        for (StoredKey key : keys) {
            if (idByPublicPart.containsKey(publicPart(key)) || !newParts.add(publicPart(key))) {
                throw new PublicPartTakenException(key.publicPart());
            }
        }
        for (StoredKey key : keys) {
            byId.put(key.id(), key);
            idByPublicPart.put(publicPart(key), key.id());
        }
    }

    @Override
    public Optional<StoredKey> byPublicPart(String gateway, String publicPart) {
        return Optional.ofNullable(idByPublicPart.get(new PublicPart(gateway, publicPart))).map(byId::get);
    }

    @Override
    public Optional<StoredKey> find(String accountId, String gateway, String id) {
        return Optional.ofNullable(byId.get(id)).filter(key -> belongsTo(key, accountId, gateway));
    }

    @Override
    public List<StoredKey> notRevoked(String accountId, String gateway) {
        return lock.read(
                () -> keysNotRevoked(accountId, gateway).sorted(Comparator.comparing(StoredKey::id).reversed())
                        .toList());
    }

    @Override
    public Optional<StoredKey> change(String accountId, String gateway, String id, UnaryOperator<StoredKey> change) {
        return Optional.ofNullable(byId.computeIfPresent(id,
                (same, key) -> belongsTo(key, accountId, gateway) ? change.apply(key) : key))
                .filter(key -> belongsTo(key, accountId, gateway));
    }

    @Override
    public void recordUse(String id, Instant when, String address) {
        byId.computeIfPresent(id, (same, key) -> key.usedAt(when, address));
    }

    /** Removes all keys of an account. The caller must hold the write lock. */
    void clear(String accountId) {
        byId.values().removeIf(key -> key.accountId().equals(accountId));
        idByPublicPart.values().removeIf(id -> !byId.containsKey(id));
    }

    private Stream<StoredKey> keysNotRevoked(String accountId, String gateway) {
        return byId.values().stream().filter(key -> belongsTo(key, accountId, gateway) && key.revoked() == null);
    }

    private static boolean belongsTo(StoredKey key, String accountId, String gateway) {
        return key.accountId().equals(accountId) && key.gateway().equals(gateway);
    }

    private static PublicPart publicPart(StoredKey key) {
        return new PublicPart(key.gateway(), key.publicPart());
    }
}
