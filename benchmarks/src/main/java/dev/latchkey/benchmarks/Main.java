package dev.latchkey.benchmarks;

import dev.latchkey.benchmarks.sdk.SdkBench;
import dev.latchkey.benchmarks.server.ServerBench;
import java.util.Arrays;
import java.util.Locale;

/** Runs the benchmarks: all of them, or those of one module. */
public final class Main {
    private Main() {}

    /**
     * Runs the benchmarks that the arguments name.
     *
     * @param arguments {@code sdk} or {@code server} and its options; or nothing for both
     */
    public static void main(String[] arguments) {
        String what = arguments.length == 0 ? "" : arguments[0].toLowerCase(Locale.ROOT);
        switch (what) {
            case "" -> System.exit(Math.max(SdkBench.run(), ServerBench.run()));
            case "sdk" -> System.exit(SdkBench.run(Arrays.copyOfRange(arguments, 1, arguments.length)));
            case "server" -> System.exit(ServerBench.run(Arrays.copyOfRange(arguments, 1, arguments.length)));
            default -> {
                System.err.println("latchkey bench: there is no '" + arguments[0] + "', only sdk and server.");
                System.exit(2);
            }
        }
    }
}
