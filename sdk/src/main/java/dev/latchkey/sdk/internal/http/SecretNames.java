package dev.latchkey.sdk.internal.http;

/** Names of JSON members, parameters and XML elements whose values are secret. */
final class SecretNames {
    /** Names that contain one of these are secret. */
    private static final String[] PARTS = {"secret", "token", "passw", "passphrase", "pwd", "apikey",
            "api-key", "api_key", "privatekey", "private-key", "private_key", "authorization", "credential",
            "signature",
            "session"};

    /** Names that equal one of these are secret. */
    private static final String[] WHOLE = {"key", "pin", "otp"};

    /** The same rules as a pattern, to be used case-insensitively. */
    static final String PATTERN = "[\\w.:-]*(?:" + String.join("|", PARTS) + ")[\\w.:-]*|" + String.join("|", WHOLE);

    private SecretNames() {}

    /**
     * Returns true if this range of the text, which consists of {@linkplain #isNameCharacter name characters}, is
     * such a name.
     */
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

    static boolean isNameCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_'
                || c == '.' || c == ':' || c == '-';
    }

    /** Returns true if this range of the text contains a word, ignoring case. */
    static boolean contains(String text, String word, int start, int end) {
        for (int i = start; i <= end - word.length(); i++) {
            if (text.regionMatches(true, i, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }
}
