package dev.latchkey.mockserver.auth;

import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.Session;
import dev.latchkey.mockserver.model.StoredKey;

/** Who asks, once that is proven. */
public sealed interface Caller {
    /** Whose account it is. */
    Account account();

    /** A program with a key. */
    record ByKey(Account account, StoredKey key) implements Caller {}

    /** A person who signed in. */
    record BySession(Account account, Session session) implements Caller {}
}
