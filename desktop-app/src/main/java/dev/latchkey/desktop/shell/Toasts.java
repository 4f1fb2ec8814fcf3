package dev.latchkey.desktop.shell;

import java.time.Duration;

/** Shows short messages that do not interrupt the user. */
public interface Toasts {
    /** Shows a message for a few seconds. */
    void show(String sentence);

    /** Shows a warning until the user dismisses it. */
    void warn(String sentence);

    /** Shows a message with an action button for a limited time. */
    void offer(String sentence, String verb, Duration duration, Runnable action);
}
