package dev.latchkey.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FxTimersTest {
    private final BlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
    private final FxTimers timers = new FxTimers(screen::add);
    private int done;

    @Test
    void whatIsDueIsDoneOnTheScreensThread() throws InterruptedException {
        timers.after(Duration.ofMillis(1), () -> done++);
        Runnable due = next();
        assertThat(done).isZero();
        due.run();
        assertThat(done).isEqualTo(1);
    }

    @Test
    void whatRecursIsDoneAgainAndAgainButNeverQueuesUp() throws InterruptedException {
        Timers.Timer timer = timers.every(Duration.ofMillis(1), () -> done++);
        for (int i = 0; i < 3; i++) {
            Runnable due = next();
            assertThat(screen).isEmpty();
            due.run();
        }
        assertThat(done).isEqualTo(3);
        timer.cancel();
    }

    @Test
    void whatIsCancelledOnItsWayToTheScreenIsNotDone() throws InterruptedException {
        Timers.Timer timer = timers.after(Duration.ofMillis(1), () -> done++);
        Runnable due = next();
        timer.cancel();
        due.run();
        assertThat(done).isZero();
    }

    private Runnable next() throws InterruptedException {
        Runnable due = screen.poll(30, TimeUnit.SECONDS);
        assertThat(due).isNotNull();
        return due;
    }
}
