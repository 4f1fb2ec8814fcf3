package dev.latchkey.mockserver.model;

import java.time.Instant;

/**
 * A person who signed in.
 *
 * @param tokenHash what is kept of the token
 * @param accountId who signed in
 * @param created when
 * @param expires when the token ends
 */
public record Session(SecretHash tokenHash, String accountId, Instant created, Instant expires) {}
