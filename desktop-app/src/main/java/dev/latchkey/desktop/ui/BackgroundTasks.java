package dev.latchkey.desktop.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Runs blocking tasks in the background and passes their results to the JavaFX thread. Call it on the JavaFX thread.
 */
public final class BackgroundTasks {
    private final Executor workers;
    private final Executor screen;
    private final List<String> running = new ArrayList<>();
    private final ReadOnlyStringWrapper current = new ReadOnlyStringWrapper(this, "current", "");

    /** Creates an instance that runs tasks on one executor and passes results to another. */
    public BackgroundTasks(Executor workers, Executor screen) {
        this.workers = workers;
        this.screen = screen;
    }

    /** Creates an instance that runs each task on a new virtual thread. */
    public static BackgroundTasks onVirtualThreads(FxExecutor fx) {
        return new BackgroundTasks(work -> Thread.ofVirtual().name("latchkey-work").start(work), fx);
    }

    /** Title of the latest running task, for the status bar; empty if there is none. */
    public ReadOnlyStringProperty current() {
        return current.getReadOnlyProperty();
    }

    /**
     * Runs a task, then calls either {@code done} or {@code failed} on the JavaFX thread.
     *
     * @param title title for the status bar; empty for none
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
