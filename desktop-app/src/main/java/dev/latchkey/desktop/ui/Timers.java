package dev.latchkey.desktop.ui;

import java.time.Duration;

/** Runs actions later, on the JavaFX thread. */
public interface Timers {
    /** Runs an action once, after a delay. */
    Timer after(Duration delay, Runnable action);

    /** Runs an action repeatedly, the first time after one period. */
    Timer every(Duration period, Runnable action);

    /** Scheduled action. */
    interface Timer {
        /** Cancels the action. */
        void cancel();
    }
}
