package dev.latchkey.sdk.message;

import dev.latchkey.sdk.keys.Environment;
import java.time.Instant;

/**
 * The gateway took an e-mail.
 *
 * {@snippet :
 * EmailReceipt receipt = shop.emails().send(email).execute();
 * System.out.println(receipt.messageId() + " " + receipt.recipients());
 * }
 *
 * @param messageId the gateway's name for it, to ask for its fate
 * @param environment whether it is really sent
 * @param recipients to how many addresses
 * @param accepted when the gateway took it
 */
public record EmailReceipt(String messageId, Environment environment, int recipients, Instant accepted) {}
