package dev.latchkey.benchmarks;

import dev.latchkey.benchmarks.server.ServerBench;
import java.util.Arrays;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks: all of them, or those of one module. */
public final class Main {
    private Main() {}

    /**
     * Runs what is named.
     *
     * @param arguments {@code sdk}; {@code server} and its options; or nothing for both
     */
    public static void main(String[] arguments) throws RunnerException {
        String what = arguments.length == 0 ? "" : arguments[0].toLowerCase(Locale.ROOT);
        switch (what) {
            case "" -> {
                measureSdk();
                System.exit(ServerBench.run());
            }
            case "sdk" -> measureSdk();
            case "server" -> System.exit(ServerBench.run(Arrays.copyOfRange(arguments, 1, arguments.length)));
            default -> {
                System.err.println("latchkey bench: there is no '" + arguments[0] + "', only sdk and server.");
                System.exit(2);
            }
        }
    }

    private static void measureSdk() throws RunnerException {
        new Runner(new OptionsBuilder().addProfiler(GCProfiler.class).shouldFailOnError(true)
                .include(SdkBenchmark.class.getName()).build()).run();
    }
}
