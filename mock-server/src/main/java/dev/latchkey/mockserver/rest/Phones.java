package dev.latchkey.mockserver.rest;

import java.util.regex.Pattern;

/** What texts of an SMS can stand for a phone. */
public final class Phones {
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern SENDER = Pattern.compile("\\+?[0-9]{1,15}|[A-Za-z0-9 ]{1,11}");

    private Phones() {}

    /** Whether it is a phone number in international form. */
    public static boolean isPhone(String text) {
        return PHONE.matcher(text).matches();
    }

    /** Whether it can be the sender of an SMS: a number, or up to 11 letters, digits and spaces. */
    public static boolean isSender(String text) {
        return SENDER.matcher(text).matches() && !text.isBlank();
    }
}
