package dev.latchkey.mockserver.release;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses and checks bare e-mail addresses that are safe to put into an SMTP command. */
final class SmtpAddresses {
    private static final String DOMAIN = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
            + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*";
    private static final Pattern BARE_DOMAIN = Pattern.compile(DOMAIN);
    private static final Pattern ADDRESS = Pattern
            .compile("[^\\p{Z}\\p{C}@<>()\\[\\],;:\\\\\"]{1,64}@(?=.{1,253}$)" + DOMAIN);

    private SmtpAddresses() {}

    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    static boolean isDomain(String text) {
        return BARE_DOMAIN.matcher(text).matches();
    }

    static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** Returns the address of {@code Ann <ann@example.com>}, or null if there is no usable one. */
    static @Nullable String extractAddress(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int open = text.lastIndexOf('<');
        int close = text.lastIndexOf('>');
        String bare = (open >= 0 && close > open ? text.substring(open + 1, close) : text).strip();
        return isAddress(bare) ? bare : null;
    }

    static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    /**
     * Converts ASCII letters to lower case. Other letters stay, because some of them fold to ASCII letters, such as the
     * Kelvin sign.
     */
    static String toLowerAscii(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.chars().forEach(c -> folded.append((char) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c)));
        return folded.toString();
    }
}
