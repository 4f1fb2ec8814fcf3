package dev.latchkey.mockserver.model;

import java.time.Instant;

/**
 * Session of a person who signed in.
 *
 * @param tokenHash hash of the session token
 * @param accountId account that signed in
 * @param created time of sign-in
 * @param expires expiry time of the token
 */
public record Session(SecretHash tokenHash, String accountId, Instant created, Instant expires) {}
