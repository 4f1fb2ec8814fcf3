package dev.latchkey.desktop.account;

import dev.latchkey.sdk.message.Email;
import dev.latchkey.sdk.message.Sms;

/** A message to be sent. */
public sealed interface OutgoingMessage {
    /** An e-mail. */
    record Mail(Email email) implements OutgoingMessage {}

    /** A text message. */
    record Text(Sms sms) implements OutgoingMessage {}
}
