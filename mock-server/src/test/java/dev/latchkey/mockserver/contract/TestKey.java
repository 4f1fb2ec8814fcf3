package dev.latchkey.mockserver.contract;

/**
 * A key and its secret.
 *
 * @param id id of the key
 * @param publicPart public part sent with the secret; the text {@code null} if the gateway's keys have none
 */
public record TestKey(String id, String publicPart, String secret) {}
