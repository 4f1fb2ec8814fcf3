package dev.latchkey.sdk.sandbox.wire;

import java.util.Map;

/**
 * Recipient of {@code POST /sandbox/v1/emails} with values of merge fields.
 *
 * {@snippet :
 * NewRecipientBody ann = new NewRecipientBody("Ann <ann@example.com>", Map.of("first", "Ann"));
 * }
 *
 * @param mailbox {@code ann@example.com} or {@code Ann <ann@example.com>}
 * @param fields values of merge fields <code>{{name}}</code> in subject, text and HTML, by name
 */
public record NewRecipientBody(String mailbox, Map<String, String> fields) {}
