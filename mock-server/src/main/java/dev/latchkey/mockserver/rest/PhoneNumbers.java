package dev.latchkey.mockserver.rest;

import java.util.regex.Pattern;

/** Validates the phone numbers and senders of an SMS. */
public final class PhoneNumbers {
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern SENDER = Pattern.compile("\\+?[0-9]{1,15}|[A-Za-z0-9 ]{1,11}");

    private PhoneNumbers() {}

    /** Returns true if the text is a phone number in international format. */
    public static boolean isPhone(String text) {
        return PHONE.matcher(text).matches();
    }

    /** Returns true if the text can be the sender of an SMS: a number, or up to 11 letters, digits and spaces. */
    public static boolean isSender(String text) {
        return SENDER.matcher(text).matches() && !text.isBlank();
    }
}
