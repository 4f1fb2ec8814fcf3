package dev.latchkey.benchmarks.sdk;

import dev.latchkey.benchmarks.report.SampleStatistics;
import dev.latchkey.benchmarks.report.Table;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;

/** Results in Markdown: each call with each client, and its ratio to the bare client with the SDK's adapter. */
final class SdkReport {
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final double KIB = 1024;
    private static final double MAX_COUNT = 1.25;

    private static final Map<String, String> CALLS = Map.of("ListKeys", "list %s keys", "SendSms", "send an SMS",
            "SendMail",
            "send a mail, 1 MB attached", "Refused", "404", "Limited", "429, then 1 key", "Stripe", "list %s keys");
    private static final Map<String, String> CLIENTS = Map.of("text", "OkHttp, as text", "adapter",
            "OkHttp, our adapter", "ours", "**the SDK**", "watched", "the SDK, hooks and log on", "stripe",
            "stripe-java, customers");
    /** Order of the columns. */
    private static final List<String> ORDER = List.of("text", "adapter", "ours", "watched", "stripe");

    private final boolean quick;
    private final Map<String, Map<String, Cost>> costs = new LinkedHashMap<>();

    SdkReport(boolean quick) {
        this.quick = quick;
    }

    /** Cost of a call. */
    private record Cost(double bytes, double cpuMicros, double wallMicros) {}

    void add(Collection<RunResult> results) {
        for (RunResult result : results) {
            String[] parts = result.getParams().getBenchmark().split("\\.");
            String call = CALLS.get(parts[parts.length - 2]).formatted(result.getParams().getParam("keys"));
            costs.computeIfAbsent(call, name -> new LinkedHashMap<>()).put(parts[parts.length - 1],
                    new Cost(score(result, ALLOCATED), score(result, CpuProfiler.NAME),
                            result.getPrimaryResult().getScore()));
        }
    }

    private static double score(RunResult result, String name) {
        return result.getSecondaryResults().get(name).getScore();
    }

    String markdown() {
        Table table = new Table("call, client", "KB allocated", "× adapter", "CPU µs", "× adapter", "µs");
        List<String> missed = new ArrayList<>();
        costs.forEach((call, clients) -> {
            Cost adapter = clients.get("adapter");
            for (String name : ORDER) {
                Cost cost = clients.get(name);
                if (cost != null) {
                    table.row(call + ", " + CLIENTS.get(name), SampleStatistics.format(cost.bytes / KIB),
                            times(cost.bytes, adapter == null ? null : adapter.bytes),
                            SampleStatistics.format(cost.cpuMicros),
                            times(cost.cpuMicros, adapter == null ? null : adapter.cpuMicros),
                            SampleStatistics.format(cost.wallMicros));
                }
                if (name.equals("ours") && cost != null && adapter != null) {
                    missed.addAll(missed(call, cost, adapter));
                }
            }
        });
        return "# The SDK beside other clients\n\n" + facts() + "\n" + table.markdown() + "\nThe goal, at most "
                + MAX_COUNT
                + " times the allocation and CPU of OkHttp with the same adapter, is "
                + (missed.isEmpty() ? "met." : "missed by " + String.join("; ", missed) + ".")
                + " resend-java is not here: its address is a constant, so it cannot be pointed at this server; its shape of"
                + " call, the whole body built as one text, is the first row of the mail.\n";
    }

    private static List<String> missed(String call, Cost cost, Cost adapter) {
        List<String> missed = new ArrayList<>();
        if (cost.bytes > adapter.bytes * MAX_COUNT) {
            missed.add("the allocation of " + call);
        }
        if (cost.cpuMicros > adapter.cpuMicros * MAX_COUNT) {
            missed.add("the CPU of " + call);
        }
        return missed;
    }

    private static String times(double value, @Nullable Double base) {
        return base == null ? "–" : SampleStatistics.format(value / base);
    }

    private String facts() {
        return "%s, %s cores, JDK %s, load average %s. The server is another process. %s\n".formatted(
                LocalDate.now(ZoneOffset.UTC), Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vm.version"),
                SampleStatistics.format(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()),
                quick
                        ? "A quick run: allocation is right to some percent, CPU is not."
                        : "CPU is that of all Java threads; the last column is by the clock and for information only.");
    }
}
