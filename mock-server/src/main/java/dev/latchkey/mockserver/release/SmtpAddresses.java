package dev.latchkey.mockserver.release;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Bare e-mail addresses that can be put into an SMTP command as they are. */
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

    /** The address within {@code Ann <ann@example.com>}; null where there is none that can be used. */
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

    /** Letters of ASCII in lower case, and all else as it is: other letters that fold to these are not these. */
    static String toLowerAscii(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.chars().forEach(c -> folded.append((char) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c)));
        return folded.toString();
    }
}
