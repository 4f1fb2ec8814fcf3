package dev.latchkey.benchmarks.sdk;

import dev.latchkey.benchmarks.process.CannedServerProcess;
import dev.latchkey.benchmarks.process.JarLocator;
import dev.latchkey.benchmarks.process.TempDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures the SDK next to a bare HTTP client and others. Exit code 0 if everything was measured, 1 if a run failed, 2
 * if the command line is wrong.
 */
@Command(name = "latchkey bench sdk", mixinStandardHelpOptions = true, sortOptions = false, description = "Measures what"
        + " the SDK allocates and computes for a call, beside other clients, and prints a report in Markdown.")
public final class SdkBench implements Callable<Integer> {
    @Option(names = "--only", split = ",", paramLabel = "WHAT", description = "Measure these alone:"
            + " ${COMPLETION-CANDIDATES}.")
    private List<Scenario> only = List.of(Scenario.values());

    @Option(names = "--quick", description = "Short runs: to see that it works. What is allocated is right to some"
            + " percent, CPU is not.")
    private boolean quick;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the report to this file too.")
    private @Nullable Path out;

    /** The scenarios. */
    enum Scenario {
        list(ListKeys.class), sms(SendSms.class), mail(SendMail.class), refused(NotFoundBench.class), limited(
                RateLimitedBench.class), stripe(Stripe.class);

        private final Class<?> benchmark;

        Scenario(Class<?> benchmark) {
            this.benchmark = benchmark;
        }
    }

    private SdkBench() {}

    /** Measures, and returns the exit code. */
    public static int run(String... arguments) {
        return new CommandLine(new SdkBench()).setCaseInsensitiveEnumValuesAllowed(true).execute(arguments);
    }

    @Override
    public Integer call() {
        JarLocator jars = JarLocator.find();
        SdkReport report = new SdkReport(quick);
        try (TempDirectory place = new TempDirectory();
                CannedServerProcess server = CannedServerProcess.start(jars, place.directory())) {
            report.add(measure(jars, server));
        } catch (RunnerException e) {
            System.err.println("latchkey bench sdk: " + e.getMessage());
            return 1;
        }
        String text = report.markdown();
        System.out.println(text);
        write(text);
        return 0;
    }

    private Collection<RunResult> measure(JarLocator jars, CannedServerProcess server) throws RunnerException {
        List<RunResult> results = new ArrayList<>();
        for (Scenario what : only) {
            System.err.println("Measuring " + what + " …");
            results.addAll(new Runner(options(what, jars, server).build()).run());
        }
        return results;
    }

    private ChainedOptionsBuilder options(Scenario what, JarLocator jars, CannedServerProcess server) {
        TimeValue time = quick ? TimeValue.milliseconds(500) : TimeValue.seconds(2);
        return new OptionsBuilder().include(what.benchmark.getName() + "\\.").mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS).addProfiler(GCProfiler.class).addProfiler(CpuProfiler.class)
                .warmupIterations(quick ? 2 : 5).warmupTime(time).measurementIterations(quick ? 2 : 5)
                .measurementTime(time).forks(1).shouldFailOnError(true).verbosity(VerboseMode.SILENT)
                .jvmArgsAppend("-Xmx512m", "-XX:+UseSerialGC", "-D" + Clients.SERVER + "=" + server.address(),
                        "-D" + Stripe.PEERS + "=" + jars.peers());
    }

    private void write(String text) {
        if (out != null) {
            try {
                Files.writeString(out, text);
            } catch (IOException e) {
                throw new UncheckedIOException("The report cannot be written to " + out, e);
            }
        }
    }
}
