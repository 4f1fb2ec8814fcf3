package dev.latchkey.desktop.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Work that waits for a network or a disk, done away from the screen. What comes of it arrives on the screen's thread.
 * To be called on the screen's thread.
 */
public final class BackgroundTasks {
    private final Executor workers;
    private final Executor screen;
    private final List<String> running = new ArrayList<>();
    private final ReadOnlyStringWrapper current = new ReadOnlyStringWrapper(this, "current", "");

    /** Work done by one executor, with results handed to another. */
    public BackgroundTasks(Executor workers, Executor screen) {
        this.workers = workers;
        this.screen = screen;
    }

    /** Each piece of work on a virtual thread of its own. */
    public static BackgroundTasks onVirtualThreads(FxExecutor fx) {
        return new BackgroundTasks(work -> Thread.ofVirtual().name("latchkey-work").start(work), fx);
    }

    /** What is being done now, for the status bar; empty when nothing is. */
    public ReadOnlyStringProperty current() {
        return current.getReadOnlyProperty();
    }

    /**
     * Does a piece of work, then either {@code done} or {@code failed} on the screen's thread.
     *
     * @param title what the status bar says meanwhile; empty for nothing
     */
    public <T> void run(String title, Callable<? extends T> work, Consumer<? super T> done,
            Consumer<? super Exception> failed) {
        addTitle(title);
        workers.execute(() -> {
            Runnable ending;
            try {
                T result = work.call();
                ending = () -> done.accept(result);
            } catch (Exception e) {
                ending = () -> failed.accept(e);
            }
            Runnable arrival = ending;
            screen.execute(() -> {
                removeTitle(title);
                arrival.run();
            });
        });
    }

    private void addTitle(String title) {
        if (!title.isEmpty()) {
            running.add(title);
            current.set(title);
        }
    }

    private void removeTitle(String title) {
        running.remove(title);
        current.set(running.isEmpty() ? "" : running.getLast());
    }
}
