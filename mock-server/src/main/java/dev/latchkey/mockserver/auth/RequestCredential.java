package dev.latchkey.mockserver.auth;

import dev.latchkey.sdk.Secret;

/** Credential that a client sent. */
public sealed interface RequestCredential {
    /** Public part and secret of a key. */
    record KeyPair(String gateway, String publicPart, Secret secret) implements RequestCredential {}

    /** Token of a session. */
    record SessionToken(Secret token) implements RequestCredential {}

    /** No credential, or a malformed one. */
    record Missing(String detail) implements RequestCredential {}
}
