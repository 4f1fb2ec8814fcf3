package dev.latchkey.desktop.account;

import dev.latchkey.sdk.message.Email;
import dev.latchkey.sdk.message.Sms;

/** A message to be sent. */
public sealed interface Outgoing {
    /** An e-mail. */
    record Mail(Email email) implements Outgoing {}

    /** A text message. */
    record Text(Sms sms) implements Outgoing {}
}
