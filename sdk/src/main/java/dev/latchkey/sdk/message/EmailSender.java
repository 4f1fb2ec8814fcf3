package dev.latchkey.sdk.message;

import dev.latchkey.sdk.ApiCall;

/** Sends e-mail through one gateway with one key. */
public interface EmailSender {
    /** Sends an e-mail. It is never sent twice: when no answer comes, the exception says whether it may have arrived. */
    ApiCall<EmailReceipt> send(Email email);
}
