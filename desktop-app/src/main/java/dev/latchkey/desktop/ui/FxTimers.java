package dev.latchkey.desktop.ui;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Timers on a thread of their own. Animations would work too, but while one runs, JavaFX draws 60 frames a second even
 * if nothing changes, and an idle app must use no CPU.
 */
public final class FxTimers implements Timers {
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().daemon().name("latchkey-timers").factory());
    private final Executor screen;

    /** Creates timers that run their actions on this executor. */
    public FxTimers(Executor screen) {
        this.screen = screen;
        clock.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Timer after(Duration delay, Runnable action) {
        ScheduledAction due = new ScheduledAction(action);
        return due.timerFor(clock.schedule(due, delay.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public Timer every(Duration period, Runnable action) {
        ScheduledAction due = new ScheduledAction(action);
        long millis = period.toMillis();
        return due.timerFor(clock.scheduleAtFixedRate(due, millis, millis, TimeUnit.MILLISECONDS));
    }

    /** Passes its action to the JavaFX thread. An action that was cancelled in the meantime does not run. */
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
            // Queue the action only once, even if the JavaFX thread is busy for several periods.
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
