package dev.latchkey.mockserver.control.monitor;

import dev.latchkey.mockserver.journal.ServerEventListener;
import dev.latchkey.mockserver.fault.FaultRuleSet;
import java.util.List;

/** What the control API sees of everything that happens: it counts it, and shows it to whoever looks on. */
public final class ServerMonitor implements AutoCloseable {
    private final MetricsCollector metricsCollector = new MetricsCollector();
    private final LiveFeed feed = new LiveFeed();
    private final Sinks sinks = new Sinks();
    private final ServerEventListener listener = ServerEventListener.of(List.of(metricsCollector, feed));

    /** Is to be told of everything. */
    public ServerEventListener watcher() {
        return listener;
    }

    /** A fault rule has fired. */
    public void fired(FaultRuleSet.Firing firing) {
        metricsCollector.fired(firing);
        feed.fired(firing);
    }

    public MetricsCollector meter() {
        return metricsCollector;
    }

    public LiveFeed feed() {
        return feed;
    }

    public Sinks sinks() {
        return sinks;
    }

    /** Lets those go who wait for something to happen. */
    @Override
    public void close() {
        feed.close();
        sinks.close();
    }
}
