package dev.latchkey.desktop.shell;

import java.time.Duration;

/** Says something without being in the way. */
public interface Toasts {
    /** Says it for a few seconds. */
    void show(String sentence);

    /** Says that something went wrong, until the user has read it. */
    void warn(String sentence);

    /** Says it for a while with something that can be done meanwhile. */
    void offer(String sentence, String verb, Duration life, Runnable action);
}
