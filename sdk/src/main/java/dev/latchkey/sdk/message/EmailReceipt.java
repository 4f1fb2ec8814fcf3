package dev.latchkey.sdk.message;

import dev.latchkey.sdk.keys.Environment;
import java.time.Instant;

/**
 * Confirms that the gateway accepted an e-mail.
 *
 * {@snippet :
 * EmailReceipt receipt = shop.emails().send(email).execute();
 * System.out.println(receipt.messageId() + " " + receipt.recipients());
 * }
 *
 * @param messageId the gateway's id of the message, to look up its delivery status
 * @param environment environment in which it is sent
 * @param recipients number of recipients
 * @param accepted time at which the gateway accepted it
 */
public record EmailReceipt(String messageId, Environment environment, int recipients, Instant accepted) {}
