package dev.latchkey.mockserver.control.endpoint;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * What the server can tell about itself.
 *
 * @param version of the program
 * @param addresses where it listens, by what for, once it does
 * @param settings how it was set, by name; never a secret
 * @param gauges what can be measured at any time
 */
public record ServerInfo(String version, Supplier<Map<String, String>> addresses, Map<String, String> settings,
        List<Gauge> gauges) {
    public ServerInfo {
        settings = Map.copyOf(settings);
        gauges = List.copyOf(gauges);
    }

    /**
     * Something that can be measured at any time.
     *
     * @param name as the Prometheus format wants it, {@code latchkey_messages}
     * @param help what it is, in a sentence
     */
    public record Gauge(String name, String help, DoubleSupplier value) {}
}
