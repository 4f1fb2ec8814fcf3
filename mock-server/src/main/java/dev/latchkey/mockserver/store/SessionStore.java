package dev.latchkey.mockserver.store;

import dev.latchkey.mockserver.model.SecretHash;
import dev.latchkey.mockserver.model.Session;
import java.time.Instant;
import java.util.Optional;

/** Store of sign-in sessions. */
public interface SessionStore {
    /** Adds a session, and removes sessions that expired before the given time. */
    void add(Session session, Instant forgetBefore);

    /** The session of a token, expired or not. */
    Optional<Session> find(SecretHash tokenHash);

    /** Removes a session, if it exists. */
    void remove(SecretHash tokenHash);
}
