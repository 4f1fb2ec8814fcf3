package dev.latchkey.sdk.message;

import dev.latchkey.sdk.ApiCall;

/**
 * Sends SMS messages through one gateway with one key.
 *
 * {@snippet :
 * SmsSender sender = shop.sms();
 * sender.send(Sms.of("+4915112345678", "Your code is 123456")).execute();
 * }
 */
public interface SmsSender {
    /**
     * Sends a message. It is never sent twice: if no response arrives, the exception says if the message may have been
     * delivered.
     */
    ApiCall<SmsReceipt> send(Sms sms);
}
