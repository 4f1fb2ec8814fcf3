package dev.latchkey.mockserver.store.memory;

import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.store.Keys;
import dev.latchkey.mockserver.store.PublicPartTakenException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Keys in memory. */
final class MemoryKeys implements Keys {
    private final Map<String, StoredKey> byId = new HashMap<>();
    private final Map<PublicPart, String> idByPublicPart = new HashMap<>();

    private record PublicPart(String gateway, String text) {}

    @Override
    public synchronized boolean add(StoredKey key, int maximum) {
        if (kept(key.accountId(), key.gateway()).count() >= maximum) {
            return false;
        }
        addAll(List.of(key));
        return true;
    }

    /** Adds keys without counting them: all, or none. */
    synchronized void addAll(List<StoredKey> keys) {
        Set<PublicPart> together = new HashSet<>();
        for (StoredKey key : keys) {
            if (idByPublicPart.containsKey(publicPart(key)) || !together.add(publicPart(key))) {
                throw new PublicPartTakenException(key.publicPart());
            }
        }
        for (StoredKey key : keys) {
            byId.put(key.id(), key);
            idByPublicPart.put(publicPart(key), key.id());
        }
    }

    @Override
    public synchronized Optional<StoredKey> byPublicPart(String gateway, String publicPart) {
        return Optional.ofNullable(idByPublicPart.get(new PublicPart(gateway, publicPart))).map(byId::get);
    }

    @Override
    public synchronized Optional<StoredKey> find(String accountId, String gateway, String id) {
        return Optional.ofNullable(byId.get(id))
                .filter(key -> key.accountId().equals(accountId) && key.gateway().equals(gateway));
    }

    @Override
    public synchronized List<StoredKey> notRevoked(String accountId, String gateway) {
        return kept(accountId, gateway).sorted(Comparator.comparing(StoredKey::id).reversed()).toList();
    }

    @Override
    public synchronized Optional<StoredKey> revoke(String accountId, String gateway, String id, Instant when) {
        return find(accountId, gateway, id)
                .map(key -> key.revoked() != null ? key : change(id, known -> known.revokedAt(when)));
    }

    @Override
    public synchronized void used(String id, Instant when, String address) {
        change(id, key -> key.usedAt(when, address));
    }

    private StoredKey change(String id, UnaryOperator<StoredKey> change) {
        return byId.computeIfPresent(id, (same, key) -> change.apply(key));
    }

    private Stream<StoredKey> kept(String accountId, String gateway) {
        return byId.values().stream().filter(key -> key.accountId().equals(accountId) && key.gateway().equals(gateway)
                && key.revoked() == null);
    }

    private static PublicPart publicPart(StoredKey key) {
        return new PublicPart(key.gateway(), key.publicPart());
    }
}
