package dev.latchkey.benchmarks.server;

import dev.latchkey.benchmarks.report.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured of each server, round by round. */
final class Samples {
    private final Map<String, List<Double>> byServer = new LinkedHashMap<>();

    void add(String server, double value) {
        byServer.computeIfAbsent(server, name -> new ArrayList<>()).add(value);
    }

    Figures of(String server) {
        return new Figures(byServer.getOrDefault(server, List.of()));
    }
}
