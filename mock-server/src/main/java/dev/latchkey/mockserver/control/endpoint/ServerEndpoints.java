package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.control.monitor.MetricsCollector;
import dev.latchkey.mockserver.control.monitor.MetricsText;

import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.rest.JsonResponses;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The server itself: how it is, how it was set, and what it has done. */
public final class ServerEndpoints {
    private static final double NANOS = 1e9;

    private final ServerInfo info;
    private final MetricsCollector metricsCollector;
    private final Runnable check;
    private final long startedNanos = System.nanoTime();

    /**
     * Calls about a server.
     *
     * @param check throws when the server cannot do its work
     */
    public ServerEndpoints(ServerInfo info, MetricsCollector metricsCollector, Runnable check) {
        this.info = info;
        this.metricsCollector = metricsCollector;
        this.check = check;
    }

    /** Whether the server is ready. */
    public record Health(String status) {}

    /** How the server is set. */
    public record Info(String product, String version, Map<String, String> addresses, Map<String, String> settings) {}

    /** Whether the program answers at all. */
    public Response live(ControlRequest request) {
        return JsonResponses.json(200, new Health("live"));
    }

    /** Whether it can do its work right now. */
    public Response ready(ControlRequest request) {
        check.run();
        return JsonResponses.json(200, new Health("ready"));
    }

    public Response info(ControlRequest request) {
        request.query().finish();
        return JsonResponses.json(200, new Info("Latchkey", info.version(), new TreeMap<>(info.addresses().get()),
                new TreeMap<>(info.settings())));
    }

    public Response metrics(ControlRequest request) {
        request.query().finish();
        MetricsText text = new MetricsText();
        metricsCollector.write(text);
        info.gauges().forEach(gauge -> text.single(gauge.name(), "gauge", gauge.help(), gauge.value().getAsDouble()));
        writeProcess(text);
        return Response.of(200, MetricsText.TYPE, text.toString().getBytes(StandardCharsets.UTF_8)).with(
                "Cache-Control", "no-store");
    }

    private void writeProcess(MetricsText text) {
        Runtime runtime = Runtime.getRuntime();
        text.single("latchkey_uptime_seconds", "gauge", "Time since the server was made.",
                (System.nanoTime() - startedNanos) / NANOS);
        text.single("jvm_memory_used_bytes", "gauge", "Heap in use.", runtime.totalMemory() - runtime.freeMemory());
        text.single("jvm_memory_committed_bytes", "gauge", "Heap taken from the system.", runtime.totalMemory());
        text.single("jvm_memory_max_bytes", "gauge", "Most heap there can be.", runtime.maxMemory());
        text.single("jvm_threads_live", "gauge", "Platform threads.",
                ManagementFactory.getThreadMXBean().getThreadCount());
        text.begin("jvm_gc_collections_total", "counter", "Collections of garbage.");
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            text.value(Math.max(0, collector.getCollectionCount()), "gc", collector.getName());
        }
        text.begin("jvm_gc_seconds_total", "counter", "Time they took.");
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            text.value(Math.max(0, collector.getCollectionTime()) / 1e3, "gc", collector.getName());
        }
    }
}
