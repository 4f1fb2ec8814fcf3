package dev.latchkey.sdk.sandbox.wire;

/**
 * Header field of an e-mail.
 *
 * {@snippet :
 * for (HeaderResource header : session.operations().messages().get("msg_1").execute().headers()) {
 *     System.out.println(header.name() + " " + header.value());
 * }
 * }
 *
 * @param name field name, such as {@code X-Campaign}
 * @param value field value
 */
public record HeaderResource(String name, String value) {}
