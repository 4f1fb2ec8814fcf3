package dev.latchkey.mockserver.auth;

import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.Session;
import dev.latchkey.mockserver.model.StoredKey;

/** Authenticated origin of a request. */
public sealed interface AuthenticatedCaller {
    /** Returns the caller's account. */
    Account account();

    /** Program that authenticated with a key. */
    record ByKey(Account account, StoredKey key) implements AuthenticatedCaller {}

    /** Person who signed in. */
    record BySession(Account account, Session session) implements AuthenticatedCaller {}
}
