package dev.latchkey.mockserver.control;

import dev.latchkey.mockserver.core.Watcher;
import dev.latchkey.mockserver.fault.FaultPlan;
import java.util.List;

/** What the control API sees of everything that happens: it counts it, and shows it to whoever looks on. */
public final class Lookout implements AutoCloseable {
    private final Meter meter = new Meter();
    private final LiveFeed feed = new LiveFeed();
    private final Sinks sinks = new Sinks();
    private final Watcher watcher = Watcher.of(List.of(meter, feed));

    /** Is to be told of everything. */
    public Watcher watcher() {
        return watcher;
    }

    /** A fault rule has fired. */
    public void fired(FaultPlan.Firing firing) {
        meter.fired(firing);
        feed.fired(firing);
    }

    Meter meter() {
        return meter;
    }

    LiveFeed feed() {
        return feed;
    }

    Sinks sinks() {
        return sinks;
    }

    /** Lets those go who wait for something to happen. */
    @Override
    public void close() {
        feed.close();
        sinks.close();
    }
}
