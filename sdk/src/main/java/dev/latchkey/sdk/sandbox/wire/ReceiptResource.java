package dev.latchkey.sdk.sandbox.wire;

import dev.latchkey.sdk.keys.Environment;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Response to sending or canceling a message.
 *
 * {@snippet :
 * ReceiptResource canceled = session.operations().messages().cancel("msg_1").execute();
 * System.out.println(canceled.status());
 * }
 *
 * @param id ID of the message
 * @param channel {@code sms} or {@code email}
 * @param environment {@code sandbox} or {@code live}, like the key
 * @param recipients number of recipients
 * @param parts number of SMS parts per recipient; 1 for an e-mail
 * @param accepted time of acceptance
 * @param price price; null from servers that do not send it
 * @param status status; null from servers that do not send it
 * @param sendAt scheduled time; null if it is sent at once
 */
public record ReceiptResource(String id, String channel, Environment environment, int recipients, int parts,
        Instant accepted, @Nullable BigDecimal price, @Nullable String status, @Nullable Instant sendAt) {}
