package dev.latchkey.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks: all of them, or those of one module. */
public final class Main {
    private static final Map<String, Class<?>> BENCHMARKS = Map.of("sdk", SdkBenchmark.class, "server",
            ServerBenchmark.class);

    private Main() {}

    /**
     * Runs what is named.
     *
     * @param arguments {@code sdk}, {@code server}, or nothing for both
     */
    public static void main(String[] arguments) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder().addProfiler(GCProfiler.class).shouldFailOnError(true);
        for (String what : arguments.length == 0 ? new String[]{"sdk", "server"} : arguments) {
            Class<?> benchmark = BENCHMARKS.get(what.toLowerCase(Locale.ROOT));
            if (benchmark == null) {
                System.err.println("latchkey bench: there is no '" + what + "', only "
                        + Arrays.toString(BENCHMARKS.keySet().stream().sorted().toArray()) + ".");
                System.exit(2);
                return;
            }
            options.include(benchmark.getName());
        }
        new Runner(options.build()).run();
    }
}
