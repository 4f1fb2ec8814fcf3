package dev.latchkey.desktop.ui;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Timers that wait on a thread of their own. Animations would do, but the toolkit draws sixty times a second as long as
 * one runs, also while it only waits, and idle must cost nothing.
 */
public final class FxTimers implements Timers {
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().daemon().name("latchkey-timers").factory());
    private final Executor screen;

    /** Timers that act through this bridge. */
    public FxTimers(Executor screen) {
        this.screen = screen;
        clock.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Timer after(Duration wait, Runnable action) {
        ScheduledAction due = new ScheduledAction(action);
        return due.timerFor(clock.schedule(due, wait.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public Timer every(Duration period, Runnable action) {
        ScheduledAction due = new ScheduledAction(action);
        long millis = period.toMillis();
        return due.timerFor(clock.scheduleAtFixedRate(due, millis, millis, TimeUnit.MILLISECONDS));
    }

    /** Hands its action to the screen; what was cancelled on the way there is not done any more. */
    private final class ScheduledAction implements Runnable {
        private final Runnable action;
        private final AtomicBoolean queued = new AtomicBoolean();
        private volatile boolean cancelled;

        ScheduledAction(Runnable action) {
            this.action = action;
        }

        Timer timerFor(Future<?> scheduled) {
            return () -> {
                cancelled = true;
                scheduled.cancel(false);
            };
        }

        @Override
        public void run() {
            // A screen that was busy for long is not sent the same thing many times.
            if (queued.compareAndSet(false, true)) {
                screen.execute(() -> {
                    queued.set(false);
                    if (!cancelled) {
                        action.run();
                    }
                });
            }
        }
    }
}
