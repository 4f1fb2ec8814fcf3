package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.Secret;

/**
 * Cheap prefilter: rules out by length and alphabet that a text contains a secret. Nearly all texts are ruled out,
 * which saves revealing and comparing.
 *
 * @param minLength length of the shortest secret
 * @param wordCharactersOnly true if all secrets consist of word characters only
 */
record SecretPrefilter(int minLength, boolean wordCharactersOnly) {
    /** Prefilter for no secret, which rules out every text. */
    static final SecretPrefilter NONE = new SecretPrefilter(Integer.MAX_VALUE, true);

    static SecretPrefilter of(Secret secret) {
        try {
            String value = secret.reveal();
            return new SecretPrefilter(value.length(), longestWord(value) == value.length());
        } catch (IllegalStateException e) {
            // The secret is closed. The first call will report that.
            return new SecretPrefilter(secret.length(), false);
        }
    }

    /** Returns a prefilter for the secrets of both. */
    SecretPrefilter and(SecretPrefilter other) {
        return new SecretPrefilter(Math.min(minLength, other.minLength),
                wordCharactersOnly && other.wordCharactersOnly);
    }

    /** Returns true if the text may contain a secret, as it is or escaped in JSON or a URL. */
    boolean mayBeIn(String text) {
        return text.length() >= minLength && (!wordCharactersOnly || longestWord(text) >= minLength);
    }

    /** Returns the same as {@link #mayBeIn(String)}, for a text in UTF-8. */
    boolean mayBeIn(byte[] text) {
        if (text.length < minLength) {
            return false;
        }
        int longest = 0;
        int length = 0;
        for (byte b : text) {
            length = isWordCharacter((char) (b & 0xff)) ? length + 1 : 0;
            longest = Math.max(longest, length);
        }
        return !wordCharactersOnly || longest >= minLength;
    }

    private static int longestWord(String text) {
        int longest = 0;
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            length = isWordCharacter(text.charAt(i)) ? length + 1 : 0;
            longest = Math.max(longest, length);
        }
        return longest;
    }

    /**
     * Returns true for characters of both Base64 alphabets, other characters of keys, and characters of their escape
     * sequences.
     */
    private static boolean isWordCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                || "+/=-_.~%\\".indexOf(c) >= 0;
    }
}
