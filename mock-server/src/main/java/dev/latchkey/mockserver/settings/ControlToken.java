package dev.latchkey.mockserver.settings;

import dev.latchkey.sdk.Secret;
import java.util.regex.Pattern;

/** Rules for control tokens. */
public final class ControlToken {
    /** Minimum number of characters. */
    public static final int MIN_LENGTH = 16;
    /** The rules, as the end of a sentence: "The token must be …". */
    public static final String RULE = "at least " + MIN_LENGTH
            + " characters long, in ASCII and without spaces, because it is sent in a header field";

    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{" + MIN_LENGTH + ",}");

    private ControlToken() {}

    /** Returns true if the secret follows the rules. */
    public static boolean isStrongEnough(Secret secret) {
        return TOKEN.matcher(secret.reveal()).matches();
    }
}
