package dev.latchkey.sdk.message;

import dev.latchkey.sdk.keys.Environment;
import java.time.Instant;

/**
 * The gateway took an SMS.
 *
 * {@snippet :
 * SmsReceipt receipt = shop.sms().send(sms).execute();
 * System.out.println(receipt.messageId() + " " + receipt.parts());
 * }
 *
 * @param messageId the gateway's name for it, to ask for its fate
 * @param environment whether it is really sent
 * @param parts how many parts the text took, each of which is charged
 * @param accepted when the gateway took it
 */
public record SmsReceipt(String messageId, Environment environment, int parts, Instant accepted) {}
