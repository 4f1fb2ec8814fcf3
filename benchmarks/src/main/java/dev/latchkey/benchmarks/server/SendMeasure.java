package dev.latchkey.benchmarks.server;

import dev.latchkey.benchmarks.process.HttpPeer;
import dev.latchkey.benchmarks.process.Latchkey;
import dev.latchkey.benchmarks.process.MockServerNetty;
import dev.latchkey.benchmarks.process.RunningHttp;
import dev.latchkey.benchmarks.process.WireMock;
import java.util.List;

/** Measures sends over HTTP: throughput and CPU time per send. */
final class SendMeasure implements Measure {
    private static final List<Integer> CONNECTIONS = List.of(1, 20, 200);
    private static final double GOAL_MEMORY = 10;
    private static final double GOAL_SQLITE = 5;

    @Override
    public void run(Plan plan, Report report) {
        HttpPeer memory = plan.latchkey(Latchkey.Store.MEMORY);
        HttpPeer sqlite = plan.latchkey(Latchkey.Store.SQLITE);
        HttpPeer wireMock = new WireMock(plan.jars(), Plan.SAME_FLAGS);
        HttpPeer mockServer = new MockServerNetty(plan.jars(), Plan.SAME_FLAGS);
        List<HttpPeer> servers = List.of(memory, sqlite, wireMock, mockServer);
        Rates rates = new Rates("sends", CONNECTIONS);
        for (int round = 1; round <= plan.rounds(); round++) {
            for (HttpPeer server : plan.shuffled(servers)) {
                Plan.say("Sends, round " + round + " of " + plan.rounds() + ": " + server.name());
                plan.in(directory -> {
                    try (RunningHttp running = server.start(directory)) {
                        rates.measure(plan, server.name(), running.load(), report);
                    }
                });
            }
        }
        report.heading("Sends over HTTP");
        report.paragraph(
                "One SMS as JSON each, key checked, journaled, stored with its whole life (--delivery instant);"
                        + " after " + plan.warmUp().toSeconds()
                        + " s of warming up at " + Rates.WARM_UP_CONNECTIONS + " connections, "
                        + plan.step().toSeconds()
                        + " s at each number of kept-alive connections. All with " + String.join(" ", Plan.SAME_FLAGS)
                        + "; the peers match method, path, credentials and body, and keep the newest 10,000 in their journal."
                        + " CPU is the server's, user and system.");
        List<String> names = servers.stream().map(HttpPeer::name).toList();
        report.table(rates.table(names));
        report.paragraph("Ratios, round by round: the first number is sends per second, the second sends per CPU"
                + " second.");
        report.table(rates.ratios(names.subList(0, 2), names.subList(2, 4)));
        report.atLeast("Sends per CPU second, memory, against WireMock (least of all connection counts)", GOAL_MEMORY,
                rates.leastPerCpuSecond(memory.name(), wireMock.name()));
        report.atLeast("Sends per CPU second, SQLite, against WireMock (least of all connection counts)", GOAL_SQLITE,
                rates.leastPerCpuSecond(sqlite.name(), wireMock.name()));
    }
}
