package dev.latchkey.mockserver.auth;

import dev.latchkey.sdk.Secret;

/** Credential that a client sent. */
public sealed interface Credential {
    /** Public part and secret of a key. */
    record KeyPair(String gateway, String publicPart, Secret secret) implements Credential {}

    /** Token of a session. */
    record SessionToken(Secret token) implements Credential {}

    /** No credential, or a malformed one. */
    record Missing(String detail) implements Credential {}
}
