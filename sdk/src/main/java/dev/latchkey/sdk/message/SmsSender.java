package dev.latchkey.sdk.message;

import dev.latchkey.sdk.ApiCall;

/**
 * Sends SMS through one gateway with one key.
 *
 * {@snippet :
 * SmsSender sender = shop.sms();
 * sender.send(Sms.of("+4915112345678", "Your code is 123456")).execute();
 * }
 */
public interface SmsSender {
    /** Sends a message. It is never sent twice: when no answer comes, the exception says whether it may have arrived. */
    ApiCall<SmsReceipt> send(Sms sms);
}
