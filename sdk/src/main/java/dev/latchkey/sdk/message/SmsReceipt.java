package dev.latchkey.sdk.message;

import dev.latchkey.sdk.keys.Environment;
import java.time.Instant;

/**
 * Confirms that the gateway accepted an SMS.
 *
 * {@snippet :
 * SmsReceipt receipt = shop.sms().send(sms).execute();
 * System.out.println(receipt.messageId() + " " + receipt.parts());
 * }
 *
 * @param messageId the gateway's id of the message, to look up its delivery status
 * @param environment environment in which it is sent
 * @param parts number of parts, each of which is charged
 * @param accepted time at which the gateway accepted it
 */
public record SmsReceipt(String messageId, Environment environment, int parts, Instant accepted) {}
