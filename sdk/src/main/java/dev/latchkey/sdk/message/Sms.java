package dev.latchkey.sdk.message;

import org.jspecify.annotations.Nullable;

/**
 * A text message to one phone.
 *
 * {@snippet :
 * Sms sms = Sms.of("+4915112345678", "Your code is 123456");
 * }
 *
 * @param to phone number in international form, {@code +4915112345678}
 * @param text what it says; the gateway splits a long text into parts, see {@link SmsText}
 * @param from sender shown on the phone, a number or up to 11 letters and digits; null for the account's standard
 */
public record Sms(String to, String text, @Nullable String from) {
    /** A message to this number with this text, from the account's standard sender. */
    public static Sms of(String to, String text) {
        return new Sms(to, text, null);
    }

    /** The same message from this sender. */
    public Sms from(String sender) {
        return new Sms(to, text, sender);
    }
}
