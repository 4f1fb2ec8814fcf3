package dev.latchkey.mockserver.store;

import dev.latchkey.mockserver.model.SecretHash;
import dev.latchkey.mockserver.model.Session;
import java.time.Instant;
import java.util.Optional;

/** Sessions. */
public interface SessionStore {
    /** Adds a session, and forgets those that ended before a moment. */
    void add(Session session, Instant forgetBefore);

    /** The session of a token, ended or not. */
    Optional<Session> find(SecretHash tokenHash);

    /** Ends a session, if there is one. */
    void remove(SecretHash tokenHash);
}
