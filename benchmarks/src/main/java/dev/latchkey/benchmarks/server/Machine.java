package dev.latchkey.benchmarks.server;

import dev.latchkey.benchmarks.report.SampleStatistics;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Facts about the computer that affect results. */
final class Machine {
    private final double loadBefore = load();

    /** Returns the facts, with the system load before and after. */
    String facts(Plan plan) {
        return "%s, %s cores, %s %s, JDK %s. Load average %s before, %s after. %s\n".formatted(
                LocalDate.now(ZoneOffset.UTC), Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"), System.getProperty("java.vm.version"),
                SampleStatistics.format(loadBefore),
                SampleStatistics.format(load()),
                plan.quick()
                        ? "A quick run: it shows that everything works, not what it costs."
                        : "Medians of " + plan.rounds() + " rounds, in brackets the lowest and the highest; the client"
                                + " shares the cores with the servers.");
    }

    private static double load() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return load < 0 ? Double.NaN : load;
    }
}
