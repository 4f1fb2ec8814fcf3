package dev.latchkey.mockserver.control.monitor;

import dev.latchkey.mockserver.fault.FaultRuleSet;
import dev.latchkey.mockserver.journal.ServerEventListener;
import java.util.List;

/** Collects metrics, the live event feed and the webhook sinks that the control API exposes. */
public final class ServerMonitor implements AutoCloseable {
    private final MetricsCollector metricsCollector = new MetricsCollector();
    private final LiveFeed feed = new LiveFeed();
    private final WebhookSinks sinks = new WebhookSinks();
    private final ServerEventListener listener = ServerEventListener.of(List.of(metricsCollector, feed));

    /** Returns the listener that updates metrics and feed. */
    public ServerEventListener listener() {
        return listener;
    }

    /** Records that a fault rule fired. */
    public void onFaultFired(FaultRuleSet.Firing firing) {
        metricsCollector.onFaultFired(firing);
        feed.onFaultFired(firing);
    }

    public MetricsCollector metrics() {
        return metricsCollector;
    }

    public LiveFeed feed() {
        return feed;
    }

    public WebhookSinks sinks() {
        return sinks;
    }

    /** Wakes all threads that wait for events. */
    @Override
    public void close() {
        feed.close();
        sinks.close();
    }
}
