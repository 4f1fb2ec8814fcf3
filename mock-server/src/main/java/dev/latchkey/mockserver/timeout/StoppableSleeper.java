package dev.latchkey.mockserver.timeout;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sleeps that all end when the server stops. Safe for use by several threads. */
public final class StoppableSleeper {
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** Sleeps. Returns false if the server stopped or the thread was interrupted before the time was over. */
    public boolean pause(Duration time) {
        try {
            return !stopped.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Returns true if the server has stopped or is about to. */
    public boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Ends all current and future sleeps. */
    public void stop() {
        stopped.countDown();
    }
}
