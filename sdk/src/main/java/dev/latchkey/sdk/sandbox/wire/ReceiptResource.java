package dev.latchkey.sdk.sandbox.wire;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What sending answers.
 *
 * {@snippet :
 * ReceiptResource canceled = session.operations().messages().cancel("msg_1").execute();
 * System.out.println(canceled.status());
 * }
 *
 * @param id the message's name for programs
 * @param channel {@code sms} or {@code email}
 * @param environment {@code sandbox} or {@code live}, as the key
 * @param recipients how many
 * @param parts how many parts an SMS takes for each recipient; 1 for an e-mail
 * @param accepted when it was stored
 * @param price what it cost; null from a server that does not tell
 * @param status how far it has come; null from a server that does not tell
 * @param sendAt when it will be sent; null for at once
 */
public record ReceiptResource(String id, String channel, String environment, int recipients, int parts,
        Instant accepted, @Nullable BigDecimal price, @Nullable String status, @Nullable Instant sendAt) {}
