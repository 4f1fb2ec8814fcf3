package dev.latchkey.mockserver.store.memory;

import dev.latchkey.mockserver.model.SecretHash;
import dev.latchkey.mockserver.model.Session;
import dev.latchkey.mockserver.store.Sessions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Sessions in memory. */
final class MemorySessions implements Sessions {
    private final Map<SecretHash, Session> byToken = new HashMap<>();

    @Override
    public synchronized void add(Session session, Instant forgetBefore) {
        byToken.values().removeIf(old -> old.expires().isBefore(forgetBefore));
        byToken.put(session.tokenHash(), session);
    }

    @Override
    public synchronized Optional<Session> find(SecretHash tokenHash) {
        return Optional.ofNullable(byToken.get(tokenHash));
    }

    @Override
    public synchronized void remove(SecretHash tokenHash) {
        byToken.remove(tokenHash);
    }
}
