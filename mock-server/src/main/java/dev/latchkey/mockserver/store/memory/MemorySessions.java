package dev.latchkey.mockserver.store.memory;

import dev.latchkey.mockserver.model.SecretHash;
import dev.latchkey.mockserver.model.Session;
import dev.latchkey.mockserver.store.SessionStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Session store in memory. */
final class MemorySessions implements SessionStore {
    private final StoreLock lock;
    private final Map<SecretHash, Session> byToken = new HashMap<>();

    MemorySessions(StoreLock lock) {
        this.lock = lock;
    }

    @Override
    public void add(Session session, Instant forgetBefore) {
        lock.write(() -> {
            byToken.values().removeIf(old -> old.expires().isBefore(forgetBefore));
            return byToken.put(session.tokenHash(), session);
        });
    }

    @Override
    public Optional<Session> find(SecretHash tokenHash) {
        return lock.read(() -> Optional.ofNullable(byToken.get(tokenHash)));
    }

    @Override
    public void remove(SecretHash tokenHash) {
        lock.write(() -> byToken.remove(tokenHash));
    }

    /** Removes all sessions of an account. The caller must hold the write lock. */
    void clear(String accountId) {
        byToken.values().removeIf(session -> session.accountId().equals(accountId));
    }
}
