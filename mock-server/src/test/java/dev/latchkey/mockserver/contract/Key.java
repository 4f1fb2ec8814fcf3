package dev.latchkey.mockserver.contract;

/**
 * A key to call with.
 *
 * @param id its name for programs
 * @param publicPart what is sent beside the secret; the text {@code null} where the gateway's keys have none
 */
public record Key(String id, String publicPart, String secret) {}
