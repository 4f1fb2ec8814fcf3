package dev.latchkey.sdk.sandbox.wire;

/**
 * One header field of an e-mail.
 *
 * @param name {@code X-Campaign}
 * @param value what stands behind the colon
 */
public record HeaderResource(String name, String value) {}
