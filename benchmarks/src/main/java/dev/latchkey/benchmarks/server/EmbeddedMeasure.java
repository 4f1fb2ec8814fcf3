package dev.latchkey.benchmarks.server;

import dev.latchkey.benchmarks.process.EmbeddedProcess;
import dev.latchkey.benchmarks.report.SampleStatistics;
import dev.latchkey.benchmarks.report.Table;
import java.util.List;

/** Measures starting and stopping a server within a warm JVM, as test classes do. */
final class EmbeddedMeasure implements Measure {
    private static final double GOAL_MILLIS = 30;

    @Override
    public void run(Plan plan, Report report) {
        Samples wall = new Samples();
        Samples cpu = new Samples();
        List<EmbeddedProcess.Server> servers = List.of(EmbeddedProcess.Server.values());
        for (int round = 1; round <= plan.rounds(); round++) {
            Plan.say("Embedded, round " + round + " of " + plan.rounds());
            for (EmbeddedProcess.Server server : plan.shuffled(servers)) {
                EmbeddedProcess.Result result = EmbeddedProcess.run(plan.jars(), server, Plan.SAME_FLAGS,
                        plan.embeddedWarmUp(), plan.embeddedCycles());
                wall.add(server.title(), result.wallMillis());
                cpu.add(server.title(), result.cpuMillis());
            }
        }
        String ours = EmbeddedProcess.Server.LATCHKEY.title();
        report.heading("Embedded start and stop");
        report.paragraph("Start and stop together, in a JVM of its own per server, after " + plan.embeddedWarmUp()
                + " such cycles; the median of " + plan.embeddedCycles() + " by the clock, the mean of CPU.");
        Table table = new Table("server", "wall ms", "CPU ms", "wall, times ours", "CPU, times ours");
        for (EmbeddedProcess.Server server : servers) {
            SampleStatistics time = wall.of(server.title());
            SampleStatistics used = cpu.of(server.title());
            table.row(server.title(), time.format(), used.format(),
                    SampleStatistics.format(time.dividedBy(wall.of(ours)).median()) + " ×",
                    SampleStatistics.format(used.dividedBy(cpu.of(ours)).median()) + " ×");
        }
        report.table(table);
        report.atMost("Embedded start and stop", GOAL_MILLIS, " ms", wall.of(ours).median());
    }
}
