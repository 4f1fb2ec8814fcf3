package dev.latchkey.mockserver.settings;

import dev.latchkey.sdk.Secret;
import java.util.regex.Pattern;

/** What a control token is like. */
public final class ControlToken {
    /** Fewest characters. */
    public static final int MIN_LENGTH = 16;
    /** What it is, as the end of a sentence. */
    public static final String RULE = "at least " + MIN_LENGTH + " characters: ASCII letters, digits and signs without"
            + " spaces, because it is sent in a header";

    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{" + MIN_LENGTH + ",}");

    private ControlToken() {}

    /** Whether a secret can be one. */
    public static boolean isStrongEnough(Secret secret) {
        return TOKEN.matcher(secret.reveal()).matches();
    }
}
