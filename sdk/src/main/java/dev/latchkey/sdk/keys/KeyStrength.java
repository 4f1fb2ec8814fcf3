package dev.latchkey.sdk.keys;

import dev.latchkey.sdk.Secret;
import java.util.Locale;

/**
 * How hard a secret is to guess. A secret that a machine drew at random is as strong as its length and alphabet; of one
 * that a person made, this is the most it can be, as no dictionary is asked.
 *
 * {@snippet :
 * KeyStrength strength = KeyStrength.of(issued.secret());
 * System.out.println(strength.level().describe() + " " + strength.bits());
 * }
 *
 * @param length characters
 * @param bits how many yes-or-no questions it takes to find it, at most
 */
public record KeyStrength(int length, double bits) {
    private static final int DIGITS = 10;
    private static final int HEX = 16;
    private static final int LETTERS = 26;
    private static final int OTHERS = 33;

    /** The strength of a secret. What repeats, or counts up or down, adds next to nothing. */
    public static KeyStrength of(Secret secret) {
        String value = secret.reveal();
        return new KeyStrength(value.length(), surprising(value) * Math.log(alphabet(value)) / Math.log(2));
    }

    /**
     * The strength of a secret that is drawn at random.
     *
     * @param length characters
     * @param alphabet how many different characters there could be at each place
     */
    public static KeyStrength ofRandom(int length, int alphabet) {
        if (length < 0 || alphabet < 1) {
            throw new IllegalArgumentException("A secret has 0 or more characters of an alphabet of 1 or more, not "
                    + length + " of " + alphabet + ".");
        }
        return new KeyStrength(length, length * Math.log(alphabet) / Math.log(2));
    }

    /** How strong that is for an API key, which machines may try to guess for years. */
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

    /** How strong a secret is, the weakest first. */
    public enum Level {
        /** Below 40 bits: found within hours. */
        VERY_WEAK,
        /** Below 80 bits: found by who can pay for it. */
        WEAK,
        /** Below 128 bits: safe for today. */
        FAIR,
        /** Below 256 bits: safe for as long as anyone can tell. */
        STRONG,
        /** 256 bits and more: more would change nothing. */
        VERY_STRONG;

        /** In words, {@code very weak}. */
        public String describe() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** How many characters could not be told from those before them. */
    private static int surprising(String value) {
        int period = period(value);
        int count = 0;
        int step = 0;
        for (int i = 0; i < period; i++) {
            int now = i == 0 ? Integer.MAX_VALUE : value.charAt(i) - value.charAt(i - 1);
            boolean told = now == 0 || Math.abs(now) == 1 && now == step;
            count += told ? 0 : 1;
            step = now;
        }
        return count;
    }

    /** The shortest beginning that, repeated at least twice, is the whole; all of it where there is none. */
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

    /** How many different characters there could be at each place, by the kinds of those that are there. */
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
