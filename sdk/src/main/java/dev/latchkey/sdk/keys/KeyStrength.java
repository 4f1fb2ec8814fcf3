package dev.latchkey.sdk.keys;

import dev.latchkey.sdk.Secret;
import java.util.Locale;

/**
 * Strength of a secret against guessing. A secret that a machine generated at random is as strong as its length and
 * alphabet. For one chosen by a person this is an upper bound, since no dictionary is used.
 *
 * {@snippet :
 * KeyStrength strength = KeyStrength.of(issued.secret());
 * System.out.println(strength.level().describe() + " " + strength.bits());
 * }
 *
 * @param length length in characters
 * @param bits entropy in bits, as an upper bound
 */
public record KeyStrength(int length, double bits) {
    private static final int DIGITS = 10;
    private static final int HEX = 16;
    private static final int LETTERS = 26;
    private static final int OTHERS = 33;

    /** Estimates the strength of a secret. Repetitions and ascending or descending sequences add almost nothing. */
    public static KeyStrength of(Secret secret) {
        String value = secret.reveal();
        return new KeyStrength(value.length(), unpredictable(value) * Math.log(alphabet(value)) / Math.log(2));
    }

    /**
     * Returns the strength of a secret generated at random.
     *
     * @param length length in characters
     * @param alphabet number of possible characters at each position
     * @throws IllegalArgumentException if the length is negative or the alphabet is empty
     */
    public static KeyStrength ofRandom(int length, int alphabet) {
        if (length < 0 || alphabet < 1) {
            throw new IllegalArgumentException("The length must be 0 or more and the alphabet 1 or more, not "
                    + length + " and " + alphabet + ".");
        }
        return new KeyStrength(length, length * Math.log(alphabet) / Math.log(2));
    }

    /** Returns the level of this strength for an API key, which attackers may try to guess for years. */
    public Level level() {
        return bits < 40
                ? Level.VERY_WEAK
                : bits < 80
                        ? Level.WEAK
                        : bits < 128
                                ? Level.FAIR
                                : bits < 256 ? Level.STRONG : Level.VERY_STRONG;
    }

    @Override
    public String toString() {
        return level().describe() + ", " + Math.round(bits) + " bits";
    }

    /** Level of strength, the weakest first. */
    public enum Level {
        /** Below 40 bits: can be found within hours. */
        VERY_WEAK,
        /** Below 80 bits: can be found by a well-funded attacker. */
        WEAK,
        /** Below 128 bits: safe today. */
        FAIR,
        /** Below 256 bits: safe for the foreseeable future. */
        STRONG,
        /** 256 bits and more: longer secrets add nothing. */
        VERY_STRONG;

        /** Returns the level as text, such as {@code very weak}. */
        public String describe() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Counts the characters that do not follow from the ones before them. */
    private static int unpredictable(String value) {
        int period = period(value);
        int count = 0;
        int previousStep = 0;
        for (int i = 0; i < period; i++) {
            int step = i == 0 ? Integer.MAX_VALUE : value.charAt(i) - value.charAt(i - 1);
            boolean predictable = step == 0 || Math.abs(step) == 1 && step == previousStep;
            count += predictable ? 0 : 1;
            previousStep = step;
        }
        return count;
    }

    /**
     * Returns the length of the shortest prefix that, repeated at least twice, is the whole text; otherwise the text's
     * length.
     */
    private static int period(String value) {
        int[] border = new int[value.length() + 1];
        border[0] = -1;
        for (int i = 0, j = -1; i < value.length();) {
            while (j >= 0 && value.charAt(i) != value.charAt(j)) {
                j = border[j];
            }
            border[++i] = ++j;
        }
        int period = value.length() - border[value.length()];
        return 2 * period <= value.length() ? period : value.length();
    }

    /** Returns the number of possible characters at each position, by the kinds of characters that occur. */
    private static int alphabet(String value) {
        boolean digit = value.chars().anyMatch(c -> c >= '0' && c <= '9');
        boolean lower = value.chars().anyMatch(c -> c >= 'a' && c <= 'z');
        boolean upper = value.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
        boolean other = value.chars()
                .anyMatch(c -> !(c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'));
        boolean hex = !other && digit && lower != upper
                && value.chars().allMatch(c -> Character.digit(c, HEX) >= 0);
        return hex
                ? HEX
                : Math.max(2,
                        (digit ? DIGITS : 0) + (lower ? LETTERS : 0) + (upper ? LETTERS : 0) + (other ? OTHERS : 0));
    }
}
