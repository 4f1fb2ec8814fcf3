package dev.latchkey.benchmarks.server;

import dev.latchkey.benchmarks.load.ClosedLoop;
import dev.latchkey.benchmarks.load.LoadResult;
import dev.latchkey.benchmarks.report.SampleStatistics;
import dev.latchkey.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Throughput and CPU time of each server, at each number of connections. */
final class Rates {
    /** Connections during warm-up. */
    static final int WARM_UP_CONNECTIONS = 20;

    private final String unit;
    private final List<Integer> connections;
    private final Map<Integer, Samples> perSecond = new HashMap<>();
    private final Map<Integer, Samples> cpuMicros = new HashMap<>();

    /** @param unit unit of the exchanges, in the plural */
    Rates(String unit, List<Integer> connections) {
        this.unit = unit;
        this.connections = connections;
        for (int count : connections) {
            perSecond.put(count, new Samples());
            cpuMicros.put(count, new Samples());
        }
    }

    /** Warms a server up, then measures each number of connections. */
    void measure(Plan plan, String server, ClosedLoop loop, Report report) {
        checkWarm(server, loop.run(WARM_UP_CONNECTIONS, plan.warmUp()), report);
        measureWarm(plan, server, loop, report);
    }

    /** Reports a failed warm-up. */
    static void checkWarm(String server, LoadResult warm, Report report) {
        if (!warm.valid()) {
            report.invalid(server + ", warming up", String.valueOf(warm.firstError()));
        }
    }

    /** Measures a warm server with each number of connections. */
    void measureWarm(Plan plan, String server, ClosedLoop loop, Report report) {
        for (int count : connections) {
            LoadResult result = loop.run(count, plan.step());
            Plan.say("  %d connections: %s %s/s, %s µs CPU each%s".formatted(count,
                    SampleStatistics.format(result.perSecond()),
                    unit, SampleStatistics.format(result.cpuMicros()),
                    result.valid() ? "" : ", INVALID: " + result.firstError()));
            add(server, count, result, report);
        }
    }

    void add(String server, int count, LoadResult result, Report report) {
        if (!result.valid()) {
            report.invalid(server + ", " + count + " connections",
                    result.errors() + " errors, such as: " + result.firstError());
        }
        samples(perSecond, count).add(server, result.valid() ? result.perSecond() : Double.NaN);
        samples(cpuMicros, count).add(server, result.valid() ? result.cpuMicros() : Double.NaN);
    }

    /** Returns a table of all results. */
    Table table(List<String> servers) {
        List<String> headers = new ArrayList<>(List.of("server"));
        connections.forEach(count -> headers.add(unit + "/s, " + count + " conn."));
        connections.forEach(count -> headers.add("CPU µs each, " + count + " conn."));
        Table table = new Table(headers.toArray(String[]::new));
        for (String server : servers) {
            List<String> cells = new ArrayList<>(List.of(server));
            connections.forEach(count -> cells.add(samples(perSecond, count).of(server).format()));
            connections.forEach(count -> cells.add(samples(cpuMicros, count).of(server).format()));
            table.row(cells);
        }
        return table;
    }

    /** Returns a table of the ratios of Latchkey to its peers. */
    Table ratios(List<String> ours, List<String> theirs) {
        List<String> headers = new ArrayList<>(List.of("ratio"));
        connections.forEach(count -> headers.add(count + " conn."));
        Table table = new Table(headers.toArray(String[]::new));
        for (String our : ours) {
            for (String their : theirs) {
                List<String> cells = new ArrayList<>(List.of(our + " : " + their));
                connections.forEach(
                        count -> cells.add(SampleStatistics.format(ratio(perSecond, count, our, their)) + " × / "
                                + SampleStatistics.format(perCpuSecond(count, our, their)) + " ×"));
                table.row(cells);
            }
        }
        return table;
    }

    /** Returns the smallest ratio of exchanges per CPU second, over all valid results. */
    double leastPerCpuSecond(String our, String their) {
        return connections.stream().mapToDouble(count -> perCpuSecond(count, our, their)).filter(Double::isFinite).min()
                .orElse(Double.NaN);
    }

    private double perCpuSecond(int count, String our, String their) {
        return ratio(cpuMicros, count, their, our);
    }

    private static double ratio(Map<Integer, Samples> of, int count, String one, String other) {
        Samples samples = samples(of, count);
        return samples.of(one).dividedBy(samples.of(other)).median();
    }

    private static Samples samples(Map<Integer, Samples> of, int count) {
        Samples samples = of.get(count);
        if (samples == null) {
            throw new IllegalArgumentException("Nothing is measured at " + count + " connections.");
        }
        return samples;
    }
}
