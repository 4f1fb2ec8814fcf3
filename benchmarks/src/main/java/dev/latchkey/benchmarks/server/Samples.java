package dev.latchkey.benchmarks.server;

import dev.latchkey.benchmarks.report.SampleStatistics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Samples per server, one per round. */
final class Samples {
    private final Map<String, List<Double>> byServer = new LinkedHashMap<>();

    void add(String server, double value) {
        byServer.computeIfAbsent(server, name -> new ArrayList<>()).add(value);
    }

    SampleStatistics of(String server) {
        return new SampleStatistics(byServer.getOrDefault(server, List.of()));
    }
}
