package dev.latchkey.sdk.sandbox.wire;

import java.time.Instant;

/**
 * What sending answers.
 *
 * @param id the message's name for programs
 * @param channel {@code sms} or {@code email}
 * @param environment {@code sandbox} or {@code live}, as the key
 * @param recipients how many
 * @param parts how many parts an SMS takes; 1 for an e-mail
 * @param accepted when it was stored
 */
public record ReceiptResource(String id, String channel, String environment, int recipients, int parts,
        Instant accepted) {}
