package dev.latchkey.desktop.account;

import dev.latchkey.sdk.message.Email;
import dev.latchkey.sdk.message.Sms;

/** Message to send. */
public sealed interface OutgoingMessage {
    /** E-mail. */
    record Mail(Email email) implements OutgoingMessage {}

    /** Text message. */
    record Text(Sms sms) implements OutgoingMessage {}
}
