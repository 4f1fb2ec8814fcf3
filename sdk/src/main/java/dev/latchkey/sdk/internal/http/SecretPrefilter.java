package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.Secret;

/**
 * What is known of secrets without revealing them, to see at once that a text holds none of them: that is so of nearly all
 * texts, and to reveal and compare would cost more than all else that is done with them.
 *
 * @param minLength no secret has fewer characters
 * @param wordCharactersOnly whether all secrets are words: without spaces and whatever else a word cannot have
 */
record SecretPrefilter(int minLength, boolean wordCharactersOnly) {
    /** Of no secret at all. */
    static final SecretPrefilter NONE = new SecretPrefilter(Integer.MAX_VALUE, true);

    static SecretPrefilter of(Secret secret) {
        try {
            String value = secret.reveal();
            return new SecretPrefilter(value.length(), longestWord(value) == value.length());
        } catch (IllegalStateException e) {
            // Closed, which the first call will say.
            return new SecretPrefilter(secret.length(), false);
        }
    }

    /** Of these secrets and those. */
    SecretPrefilter and(SecretPrefilter other) {
        return new SecretPrefilter(Math.min(minLength, other.minLength),
                wordCharactersOnly && other.wordCharactersOnly);
    }

    /** Whether one of them may be in the text, as it is or in a form that JSON and addresses give it. */
    boolean mayBeIn(String text) {
        return text.length() >= minLength && (!wordCharactersOnly || longestWord(text) >= minLength);
    }

    /** As {@link #mayBeIn(String)}, for a text in UTF-8. */
    boolean mayBeIn(byte[] text) {
        if (text.length < minLength) {
            return false;
        }
        int longest = 0;
        int length = 0;
        for (byte sign : text) {
            length = isWordCharacter((char) (sign & 0xff)) ? length + 1 : 0;
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

    /** What Base64 is made of in both of its alphabets, what else keys have, and what escapes any of them. */
    private static boolean isWordCharacter(char sign) {
        return sign >= 'a' && sign <= 'z' || sign >= 'A' && sign <= 'Z' || sign >= '0' && sign <= '9'
                || "+/=-_.~%\\".indexOf(sign) >= 0;
    }
}
