package dev.latchkey.desktop.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;

/** The JavaFX toolkit on its own headless platform, started once for all tests. */
public final class Fx {
    private static final AtomicBoolean STARTED = new AtomicBoolean();
    private static final long TIMEOUT_SECONDS = 30;

    private Fx() {}

    /** Starts the toolkit if it is not running. */
    public static void start() {
        if (STARTED.compareAndSet(false, true)) {
            CountDownLatch ready = new CountDownLatch(1);
            Platform.setImplicitExit(false);
            Platform.startup(ready::countDown);
            await(ready);
        }
    }

    /** Does something on the screen's thread and waits for its result. */
    public static <T> T get(Callable<T> work) {
        start();
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("the screen's thread did not answer", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(e.getCause());
        }
    }

    /** Does something on the screen's thread, also when called there. */
    public static <T> T onScreen(Callable<T> work) {
        if (!Platform.isFxApplicationThread()) {
            return get(work);
        }
        try {
            return work.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Does something on the screen's thread and waits for its end. */
    public static void run(Runnable work) {
        get(() -> {
            work.run();
            return true;
        });
    }

    /** Waits until something is so on the screen's thread. */
    public static void waitUntil(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (!get(condition::getAsBoolean)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("in vain waited until " + what);
            }
            pulse();
        }
    }

    /** Waits for a few frames, so that layout and style are as the user would see them. */
    public static void pulse() {
        CountDownLatch frames = new CountDownLatch(3);
        start();
        Platform.runLater(() -> new javafx.animation.AnimationTimer() {
            @Override
            public void handle(long now) {
                frames.countDown();
                if (frames.getCount() == 0) {
                    stop();
                }
            }
        }.start());
        await(frames);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the toolkit did not answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
