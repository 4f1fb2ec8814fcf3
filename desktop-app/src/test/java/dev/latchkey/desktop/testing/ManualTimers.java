package dev.latchkey.desktop.testing;

import dev.latchkey.desktop.ui.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Timers whose time only advances on request. */
public final class ManualTimers implements Timers {
    private final List<Entry> entries = new ArrayList<>();
    private Duration now = Duration.ZERO;

    @Override
    public Timer after(Duration wait, Runnable action) {
        return add(new Entry(now.plus(wait), null, action));
    }

    @Override
    public Timer every(Duration period, Runnable action) {
        return add(new Entry(now.plus(period), period, action));
    }

    /** Advances the time and runs all due actions. */
    public void advance(Duration time) {
        Duration end = now.plus(time);
        for (Optional<Entry> due = due(end); due.isPresent(); due = due(end)) {
            Entry entry = due.get();
            now = entry.at;
            if (entry.period == null) {
                entries.remove(entry);
            } else {
                entry.at = entry.at.plus(entry.period);
            }
            entry.action.run();
        }
        now = end;
    }

    private Timer add(Entry entry) {
        entries.add(entry);
        return () -> entries.remove(entry);
    }

    private Optional<Entry> due(Duration end) {
        return entries.stream().filter(entry -> entry.at.compareTo(end) <= 0).min(Comparator.comparing(e -> e.at));
    }

    private static final class Entry {
        private Duration at;
        private final @Nullable Duration period;
        private final Runnable action;

        Entry(Duration at, @Nullable Duration period, Runnable action) {
            this.at = at;
            this.period = period;
            this.action = action;
        }
    }
}
