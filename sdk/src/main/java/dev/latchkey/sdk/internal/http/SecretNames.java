package dev.latchkey.sdk.internal.http;

/** Which names of members, parameters and elements say that their value is a secret. */
final class SecretNames {
    /** A name that has one of these anywhere in it. */
    private static final String[] PARTS = {"secret", "token", "passw", "passphrase", "pwd", "apikey",
            "api-key", "api_key", "privatekey", "private-key", "private_key", "authorization", "credential",
            "signature",
            "session"};

    /** A name that is one of these. */
    private static final String[] WHOLE = {"key", "pin", "otp"};

    /** The same as a pattern, for small and capital letters alike. */
    static final String PATTERN = "[\\w.:-]*(?:" + String.join("|", PARTS) + ")[\\w.:-]*|" + String.join("|", WHOLE);

    private SecretNames() {}

    /** Whether this piece of a text, of signs that {@link #isNameCharacter} only, is such a name. */
    static boolean isSecretName(String text, int start, int end) {
        for (String whole : WHOLE) {
            if (end - start == whole.length() && text.regionMatches(true, start, whole, 0, whole.length())) {
                return true;
            }
        }
        for (String part : PARTS) {
            if (contains(text, part, start, end)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the sign can be in a name. */
    static boolean isNameCharacter(char sign) {
        return sign >= 'a' && sign <= 'z' || sign >= 'A' && sign <= 'Z' || sign >= '0' && sign <= '9' || sign == '_'
                || sign == '.' || sign == ':' || sign == '-';
    }

    /** Whether a word lies in this piece of a text, in small or capital letters. */
    static boolean contains(String text, String word, int start, int end) {
        for (int i = start; i <= end - word.length(); i++) {
            if (text.regionMatches(true, i, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }
}
