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

/** Starts the JavaFX toolkit on its headless platform, once for all tests, and runs code on its thread. */
public final class Fx {
    private static final AtomicBoolean STARTED = new AtomicBoolean();
    private static final long TIMEOUT_SECONDS = 30;

    private Fx() {}

    /** Starts the toolkit if it is not running yet. */
    public static void start() {
        if (STARTED.compareAndSet(false, true)) {
            CountDownLatch ready = new CountDownLatch(1);
            Platform.setImplicitExit(false);
            Platform.startup(ready::countDown);
            await(ready);
        }
    }

    /** Runs code on the JavaFX thread and returns its result. */
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
            throw new AssertionError("the JavaFX thread did not respond", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(e.getCause());
        }
    }

    /** Runs code on the JavaFX thread and returns its result. May be called on that thread. */
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

    /** Runs code on the JavaFX thread and waits until it is done. */
    public static void run(Runnable work) {
        get(() -> {
            work.run();
            return true;
        });
    }

    /** Waits until a condition is true on the JavaFX thread. */
    public static void waitUntil(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (!get(condition::getAsBoolean)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("timed out waiting until " + what);
            }
            pulse();
        }
    }

    /** Waits for a few frames, so that layout and styles are up to date. */
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
                throw new AssertionError("the toolkit did not respond");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
