package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.control.monitor.MetricsCollector;
import dev.latchkey.mockserver.control.monitor.MetricsText;
import dev.latchkey.mockserver.http.ServerResponse;
import dev.latchkey.mockserver.rest.JsonResponses;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Endpoints for the server's health, settings and metrics. */
public final class ServerEndpoints {
    private static final double NANOS = 1e9;

    private final ServerInfo info;
    private final MetricsCollector metricsCollector;
    private final Runnable healthCheck;
    private final long startedNanos = System.nanoTime();

    /**
     * Creates the endpoints.
     *
     * @param healthCheck throws an exception if the server is not ready
     */
    public ServerEndpoints(ServerInfo info, MetricsCollector metricsCollector, Runnable healthCheck) {
        this.info = info;
        this.metricsCollector = metricsCollector;
        this.healthCheck = healthCheck;
    }

    /** Health of the server. */
    public record Health(String status) {}

    /** Version, addresses and settings of the server. */
    public record Info(String product, String version, Map<String, String> addresses, Map<String, String> settings) {}

    /** Responds if the process is running. */
    public ServerResponse live(ControlRequest request) {
        return JsonResponses.json(200, new Health("live"));
    }

    /** Responds if the server can handle requests, and fails otherwise. */
    public ServerResponse ready(ControlRequest request) {
        healthCheck.run();
        return JsonResponses.json(200, new Health("ready"));
    }

    public ServerResponse info(ControlRequest request) {
        request.query().finish();
        return JsonResponses.json(200, new Info("Latchkey", info.version(), new TreeMap<>(info.addresses().get()),
                new TreeMap<>(info.settings())));
    }

    public ServerResponse metrics(ControlRequest request) {
        request.query().finish();
        MetricsText text = new MetricsText();
        metricsCollector.write(text);
        info.gauges()
                .forEach(gauge -> text.singleSample(gauge.name(), "gauge", gauge.help(), gauge.value().getAsDouble()));
        writeProcess(text);
        return ServerResponse.of(200, MetricsText.TYPE, text.toString().getBytes(StandardCharsets.UTF_8)).with(
                "Cache-Control", "no-store");
    }

    private void writeProcess(MetricsText text) {
        Runtime runtime = Runtime.getRuntime();
        text.singleSample("latchkey_uptime_seconds", "gauge", "Time since the server was created.",
                (System.nanoTime() - startedNanos) / NANOS);
        text.singleSample("jvm_memory_used_bytes", "gauge", "Used heap.", runtime.totalMemory() - runtime.freeMemory());
        text.singleSample("jvm_memory_committed_bytes", "gauge", "Committed heap.", runtime.totalMemory());
        text.singleSample("jvm_memory_max_bytes", "gauge", "Maximum heap.", runtime.maxMemory());
        text.singleSample("jvm_threads_live", "gauge", "Live platform threads.",
                ManagementFactory.getThreadMXBean().getThreadCount());
        text.startFamily("jvm_gc_collections_total", "counter", "Garbage collections.");
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            text.sample(Math.max(0, collector.getCollectionCount()), "gc", collector.getName());
        }
        text.startFamily("jvm_gc_seconds_total", "counter", "Time spent in garbage collection.");
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            text.sample(Math.max(0, collector.getCollectionTime()) / 1e3, "gc", collector.getName());
        }
    }
}
