package dev.latchkey.sdk.sandbox.wire;

import java.util.Map;

/**
 * One who shall get a message.
 *
 * {@snippet :
 * for (RecipientResource recipient : session.operations().messages().get("msg_1").execute().recipients()) {
 *     System.out.println(recipient.address() + " " + recipient.status());
 * }
 * }
 *
 * @param mailbox as the sender wrote it: {@code ann@example.com}, {@code Ann <ann@example.com>} or a phone number
 * @param address the bare address or number
 * @param kind {@code to}, {@code cc} or {@code bcc}
 * @param status how far the message has come to this recipient
 * @param fields values of merge fields, by name
 */
public record RecipientResource(String mailbox, String address, String kind, String status,
        Map<String, String> fields) {}
