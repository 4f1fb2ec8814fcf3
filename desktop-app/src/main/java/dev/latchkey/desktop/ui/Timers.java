package dev.latchkey.desktop.ui;

import java.time.Duration;

/** Things to be done later, on the screen's thread. */
public interface Timers {
    /** Does it once, after a while. */
    Timer after(Duration wait, Runnable action);

    /** Does it again and again; the first time after one period. */
    Timer every(Duration period, Runnable action);

    /** Something that will be done. */
    interface Timer {
        /** It will not be done (again). */
        void cancel();
    }
}
