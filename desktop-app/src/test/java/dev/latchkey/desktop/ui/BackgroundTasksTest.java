package dev.latchkey.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackgroundTasksTest {
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final BackgroundTasks tasks = new BackgroundTasks(work::add, Runnable::run);
    private final List<String> events = new ArrayList<>();

    @Test
    void whatIsBeingDoneIsNamedUntilTheLastIsOver() {
        tasks.run("one", () -> 1, done -> events.add("one"), failed -> {});
        tasks.run("two", () -> 2, done -> events.add("two"), failed -> {});
        assertThat(tasks.current().get()).isEqualTo("two");
        work.removeLast().run();
        assertThat(tasks.current().get()).isEqualTo("one");
        work.removeLast().run();
        assertThat(tasks.current().get()).isEmpty();
        assertThat(events).containsExactly("two", "one");
    }

    @Test
    void aFailureArrivesAsOne() {
        tasks.run("", () -> {
            throw new IllegalStateException("no");
        }, done -> events.add("done"), failed -> events.add(failed.getMessage()));
        work.remove().run();
        assertThat(events).containsExactly("no");
    }
}
