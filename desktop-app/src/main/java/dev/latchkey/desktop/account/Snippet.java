package dev.latchkey.desktop.account;

/**
 * How a user's own program sends a message. The key is read from the environment, so that nothing here is secret.
 *
 * @param language what it is written in
 * @param text ready to be pasted and run
 */
public record Snippet(Language language, String text) {
    /** Environment variable that holds the consumer key. */
    public static final String KEY = "LATCHKEY_KEY";

    /** Environment variable that holds the consumer secret. */
    public static final String SECRET = "LATCHKEY_SECRET";

    /** What a snippet is written in. */
    public enum Language {
        /** A command for a POSIX shell. */
        CURL,
        /** Java 17 or newer, with the Latchkey SDK. */
        JAVA
    }
}
