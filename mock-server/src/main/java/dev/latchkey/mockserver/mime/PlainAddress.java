package dev.latchkey.mockserver.mime;

/**
 * Addresses as nearly all are written: letters, digits, hyphens and underscores, with dots and plus signs between them.
 * Told from others by one look at each character; what is no such address may still be one.
 */
public final class PlainAddress {
    private PlainAddress() {}

    /** Whether this part of the text is one. */
    public static boolean matches(String text, int start, int end) {
        int at = -1;
        boolean open = true;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (isWord(c) || c == '_' && at < 0) {
                open = false;
            } else if (open) {
                return false;
            } else if (c == '@' && at < 0) {
                at = i;
                open = true;
            } else if (c == '.' || c == '+' && at < 0) {
                open = true;
            } else {
                return false;
            }
        }
        return at >= 0 && !open;
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-';
    }
}
