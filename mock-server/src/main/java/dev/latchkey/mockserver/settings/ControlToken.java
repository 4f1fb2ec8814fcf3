package dev.latchkey.mockserver.settings;

import dev.latchkey.sdk.Secret;
import java.util.regex.Pattern;

/** What a control token is like. */
public final class ControlToken {
    /** Fewest characters. */
    public static final int SHORTEST = 16;
    /** What it is, as the end of a sentence. */
    public static final String RULE = "at least " + SHORTEST + " characters: ASCII letters, digits and signs without"
            + " spaces, because it is sent in a header";

    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{" + SHORTEST + ",}");

    private ControlToken() {}

    /** Whether a secret can be one. */
    public static boolean fits(Secret secret) {
        return TOKEN.matcher(secret.reveal()).matches();
    }
}
