package dev.latchkey.sdk.message;

import dev.latchkey.sdk.ApiCall;

/**
 * Sends e-mail through one gateway with one key.
 *
 * {@snippet :
 * EmailSender sender = shop.emails();
 * sender.send(Email.from("shop@example.com").to("ann@example.com").subject("Welcome").text("Hello Ann").build()).execute();
 * }
 */
public interface EmailSender {
    /**
     * Sends an e-mail. It is never sent twice: if no response arrives, the exception says if the message may have been
     * delivered.
     */
    ApiCall<EmailReceipt> send(Email email);
}
