package dev.latchkey.sdk.sandbox.wire;

/**
 * One header field of an e-mail.
 *
 * {@snippet :
 * for (HeaderResource header : session.operations().messages().get("msg_1").execute().headers()) {
 *     System.out.println(header.name() + " " + header.value());
 * }
 * }
 *
 * @param name {@code X-Campaign}
 * @param value what stands behind the colon
 */
public record HeaderResource(String name, String value) {}
