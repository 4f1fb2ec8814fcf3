package dev.latchkey.benchmarks.server;

import dev.latchkey.benchmarks.load.SmtpConnection.SendMode;
import dev.latchkey.benchmarks.process.GreenMail;
import dev.latchkey.benchmarks.process.Latchkey;
import dev.latchkey.benchmarks.process.LatchkeyRelay;
import dev.latchkey.benchmarks.process.MailPeer;
import dev.latchkey.benchmarks.process.NullSmtpServer;
import dev.latchkey.benchmarks.process.RunningMail;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Measures mails over SMTP: throughput and CPU time per mail, for each way of sending. */
final class MailMeasure implements Measure {
    private static final List<Integer> CONNECTIONS = List.of(1, 20, 200);
    private static final double GOAL = 3;
    /** GreenMail keeps every mail. */
    private static final List<String> GREENMAIL_FLAGS = List.of("-Xmx2g", "-XX:+UseSerialGC");

    private final Rates waiting = new Rates("mails", CONNECTIONS);
    private final Rates pipelined = new Rates("mails", CONNECTIONS);
    private final Rates oneEach = new Rates("mails", CONNECTIONS);

    @Override
    public void run(Plan plan, Report report) {
        MailPeer memory = new LatchkeyRelay(plan.latchkey(Latchkey.Store.MEMORY));
        MailPeer sqlite = new LatchkeyRelay(plan.latchkey(Latchkey.Store.SQLITE));
        MailPeer greenMail = new GreenMail(plan.jars(), GREENMAIL_FLAGS);
        MailPeer floor = new NullSmtpServer(plan.jars(), Plan.SAME_FLAGS);
        List<MailPeer> servers = List.of(memory, sqlite, floor, greenMail);
        Set<String> without = new TreeSet<>();
        for (int round = 1; round <= plan.rounds(); round++) {
            for (MailPeer server : plan.shuffled(servers)) {
                Plan.say("Mails, round " + round + " of " + plan.rounds() + ": " + server.name());
                plan.in(directory -> {
                    Optional<RunningMail> started = server.start(directory);
                    if (started.isEmpty()) {
                        without.add(server.name());
                        return;
                    }
                    try (RunningMail running = started.get()) {
                        measure(plan, server.name(), running, report);
                    }
                });
            }
        }
        List<String> names = servers.stream().map(MailPeer::name).toList();
        report.heading("Mails over SMTP");
        report.paragraph("Mails of 2 kB, AUTH PLAIN and 100 mails per connection; after " + plan.warmUpMails()
                + " mails of warming up at " + Rates.WARM_UP_CONNECTIONS + " connections, " + plan.step().toSeconds()
                + " s at each number of connections. Ours with " + String.join(" ", Plan.SAME_FLAGS)
                + ", GreenMail, which keeps everything, with " + String.join(" ", GREENMAIL_FLAGS)
                + ". These clients wait for every answer: four times a mail. The third server does nothing but answer: what"
                + " it costs, no other can do without.");
        report(report, names, waiting);
        without.forEach(name -> report.paragraph(name + ": this version has no SMTP relay."));
        report.paragraph("The same by clients that send sender, recipient and DATA together where the server offers"
                + " PIPELINING, and so wait twice a mail. GreenMail does not offer it.");
        report(report, names, pipelined);
        report.paragraph("The same by clients that wait and make a connection for each mail, as most programs do.");
        report(report, names, oneEach);
        report.atLeast("Mails per CPU second, memory, against GreenMail, a connection for each", GOAL,
                oneEach.leastPerCpuSecond(memory.name(), greenMail.name()));
        report.atLeast("Mails per CPU second, memory, against GreenMail (least of all connection counts)", GOAL,
                waiting.leastPerCpuSecond(memory.name(), greenMail.name()));
        report.atLeast("Mails per CPU second, memory, against GreenMail, pipelined where offered", GOAL,
                pipelined.leastPerCpuSecond(memory.name(), greenMail.name()));
        report.atLeast("Mails per CPU second, SQLite, against GreenMail (least of all connection counts)", GOAL,
                waiting.leastPerCpuSecond(sqlite.name(), greenMail.name()));
    }

    private void measure(Plan plan, String server, RunningMail running, Report report) {
        Rates.checkWarm(server, running.load(SendMode.WAITING).run(Rates.WARM_UP_CONNECTIONS, plan.warmUpMails()),
                report);
        waiting.measureWarm(plan, server, running.load(SendMode.WAITING), report);
        pipelined.measureWarm(plan, server, running.load(SendMode.PIPELINING), report);
        oneEach.measureWarm(plan, server, running.load(SendMode.ONE_EACH), report);
    }

    private static void report(Report report, List<String> names, Rates rates) {
        report.table(rates.table(names));
        report.paragraph("Ratios, round by round: mails per second / mails per CPU second.");
        report.table(rates.ratios(names.subList(0, 3), names.subList(3, 4)));
    }
}
