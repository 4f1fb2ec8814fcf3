package dev.latchkey.sdk.sandbox.wire;

import java.util.Map;

/**
 * Recipient of a message.
 *
 * {@snippet :
 * for (RecipientResource recipient : session.operations().messages().get("msg_1").execute().recipients()) {
 *     System.out.println(recipient.address() + " " + recipient.status());
 * }
 * }
 *
 * @param mailbox address as the sender wrote it: {@code ann@example.com}, {@code Ann <ann@example.com>} or a phone
 *        number
 * @param address bare e-mail address or phone number
 * @param kind {@code to}, {@code cc} or {@code bcc}
 * @param status status of the message for this recipient
 * @param fields values of merge fields, by name
 */
public record RecipientResource(String mailbox, String address, String kind, String status,
        Map<String, String> fields) {}
