package dev.latchkey.mockserver.auth;

import dev.latchkey.mockserver.crypto.PasswordHasher;
import dev.latchkey.mockserver.crypto.SecretGenerator;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.SecretHash;
import dev.latchkey.mockserver.model.Session;
import dev.latchkey.mockserver.store.DataStore;
import dev.latchkey.sdk.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** Starts and ends sessions. */
public final class SessionService {
    /** Lifetime of a session. */
    public static final Duration VALID = Duration.ofHours(12);

    private static final int TOKEN_LENGTH = 43;

    private final DataStore store;
    private final SecretGenerator secrets;
    private final PasswordHasher passwords;
    private final InstantSource clock;

    /** Creates a service for the sessions of the accounts in a store. */
    public SessionService(DataStore store, SecretGenerator secrets, PasswordHasher passwords, InstantSource clock) {
        this.store = store;
        this.secrets = secrets;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** New session with its token, which is available only here. */
    public record StartedSession(Account account, Session session, Secret token) {}

    /**
     * Starts a session. An unknown address and a wrong password get the same error after the same time, so that a
     * client cannot find out which accounts exist.
     */
    public StartedSession begin(String email, Secret password) {
        Optional<Account> account = store.accounts().byEmail(email.strip().toLowerCase(Locale.ROOT));
        boolean matches = passwords.matches(password, account.map(Account::password).orElse(null));
        if (account.isEmpty() || !matches) {
            throw new RefusedException(RefusalReason.SIGN_IN_FAILED,
                    "There is no account with this e-mail address and password. Check both.");
        }
        Secret token = secrets.secret(TOKEN_LENGTH);
        Instant now = clock.instant();
        Session session = new Session(SecretHash.of(token), account.get().id(), now, now.plus(VALID));
        // An expired session stays known for a while, so that its owner gets a specific error.
        store.sessions().add(session, now.minus(VALID));
        return new StartedSession(account.get(), session, token);
    }

    /** Ends a session. Its token is invalid afterwards. */
    public void end(Session session) {
        store.sessions().remove(session.tokenHash());
    }
}
