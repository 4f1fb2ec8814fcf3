package dev.latchkey.mockserver.settings;

import java.util.List;

/**
 * Thrown if settings are not valid. Each problem is a sentence that names the setting and says what to do. None
 * contains a secret.
 */
public final class WrongSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongSettingsException(List<String> problems) {
        super(String.join("\n", problems));
    }

    /** Returns the problems, at least one. */
    public List<String> problems() {
        return String.valueOf(getMessage()).lines().toList();
    }
}
