package dev.latchkey.desktop.account;

/**
 * Code example that sends a message. It reads the key from the environment, so it contains no secret.
 *
 * @param language language of the example
 * @param text source text, ready to paste and run
 */
public record Snippet(Language language, String text) {
    /** Environment variable with the consumer key. */
    public static final String KEY = "LATCHKEY_KEY";

    /** Environment variable with the consumer secret. */
    public static final String SECRET = "LATCHKEY_SECRET";

    /** Language of a code example. */
    public enum Language {
        /** Command for a POSIX shell. */
        CURL,
        /** Java 17 or newer, with the Latchkey SDK. */
        JAVA
    }
}
