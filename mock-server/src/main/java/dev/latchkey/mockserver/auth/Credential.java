package dev.latchkey.mockserver.auth;

import dev.latchkey.sdk.Secret;

/** What a caller presents to prove who it is. */
public sealed interface Credential {
    /** A key of two parts. */
    record KeyPair(String gateway, String publicPart, Secret secret) implements Credential {}

    /** The token of a session. */
    record SessionToken(Secret token) implements Credential {}

    /** Nothing, or nothing that can be read. */
    record Missing(String detail) implements Credential {}
}
