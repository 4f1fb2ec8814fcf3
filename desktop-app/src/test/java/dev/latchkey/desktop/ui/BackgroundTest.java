package dev.latchkey.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackgroundTest {
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final Background background = new Background(work::add, Runnable::run);
    private final List<String> events = new ArrayList<>();

    @Test
    void what_is_being_done_is_named_until_the_last_is_over() {
        background.run("one", () -> 1, done -> events.add("one"), failed -> {});
        background.run("two", () -> 2, done -> events.add("two"), failed -> {});
        assertThat(background.current().get()).isEqualTo("two");
        work.removeLast().run();
        assertThat(background.current().get()).isEqualTo("one");
        work.removeLast().run();
        assertThat(background.current().get()).isEmpty();
        assertThat(events).containsExactly("two", "one");
    }

    @Test
    void a_failure_arrives_as_one() {
        background.run("", () -> {
            throw new IllegalStateException("no");
        }, done -> events.add("done"), failed -> events.add(failed.getMessage()));
        work.remove().run();
        assertThat(events).containsExactly("no");
    }
}
