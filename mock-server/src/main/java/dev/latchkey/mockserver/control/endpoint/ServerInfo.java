package dev.latchkey.mockserver.control.endpoint;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Information about the server.
 *
 * @param version version of the program
 * @param addresses addresses by protocol, once the server listens
 * @param settings effective settings by name, without secrets
 * @param gauges gauges for the metrics
 */
public record ServerInfo(String version, Supplier<Map<String, String>> addresses, Map<String, String> settings,
        List<Gauge> gauges) {
    public ServerInfo {
        settings = Map.copyOf(settings);
        gauges = List.copyOf(gauges);
    }

    /**
     * A gauge that can be read at any time.
     *
     * @param name name in Prometheus format, such as {@code latchkey_messages}
     * @param help description in one sentence
     * @param value returns the current value
     */
    public record Gauge(String name, String help, DoubleSupplier value) {}
}
