package dev.latchkey.mockserver.settings;

import java.util.List;

/** Settings that cannot be. Each problem is a sentence that says which, and what would do; none shows a secret. */
public final class WrongSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    WrongSettingsException(List<String> problems) {
        super(String.join("\n", problems));
    }

    /** The problems, at least one. */
    public List<String> problems() {
        return String.valueOf(getMessage()).lines().toList();
    }
}
