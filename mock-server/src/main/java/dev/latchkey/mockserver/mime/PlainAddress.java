package dev.latchkey.mockserver.mime;

/**
 * Fast check for addresses in the usual form: letters, digits, hyphens and underscores, with dots and plus signs
 * between them. Looks at each character once. Other texts may still be valid addresses.
 */
public final class PlainAddress {
    private PlainAddress() {}

    /** Returns true if this range of the text is an address in the usual form. */
    public static boolean matches(String text, int start, int end) {
        int at = -1;
        boolean needsCharacter = true;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (isWord(c) || c == '_' && at < 0) {
                needsCharacter = false;
            } else if (needsCharacter) {
                return false;
            } else if (c == '@' && at < 0) {
                at = i;
                needsCharacter = true;
            } else if (c == '.' || c == '+' && at < 0) {
                needsCharacter = true;
            } else {
                return false;
            }
        }
        return at >= 0 && !needsCharacter;
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-';
    }
}
