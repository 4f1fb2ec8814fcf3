package dev.latchkey.benchmarks.process;

import com.sun.management.OperatingSystemMXBean;
import dev.latchkey.mockserver.MockServer;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import mockwebserver3.MockWebServer;

/** The program of an {@link EmbeddedProcess}. */
final class EmbeddedServerMain {
    /** Prefix of the output line with the result: milliseconds of wall time and of CPU time. */
    static final String RESULT = "result:";

    private static final double NANOS_PER_MILLI = 1e6;

    private EmbeddedServerMain() {}

    /** One start and stop. */
    @FunctionalInterface
    interface Cycle {
        void run() throws Exception;
    }

    /**
     * Measures.
     *
     * @param arguments the server, the number of warm-up cycles, the number of measured cycles
     */
    public static void main(String[] arguments) throws Exception {
        Cycle cycle = switch (arguments[0]) {
            case "latchkey" -> () -> MockServer.start().close();
            case "wiremock" -> wireMock();
            case "mockwebserver" -> () -> {
                MockWebServer server = new MockWebServer();
                server.start();
                server.close();
            };
            default -> throw new IllegalArgumentException(arguments[0]);
        };
        repeat(cycle, Integer.parseInt(arguments[1]));
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long[] nanos = repeat(cycle, Integer.parseInt(arguments[2]));
        double used = (system.getProcessCpuTime() - cpu) / NANOS_PER_MILLI / nanos.length;
        Arrays.sort(nanos);
        System.out.printf(Locale.ROOT, "%s %f %f%n", RESULT, nanos[nanos.length / 2] / NANOS_PER_MILLI, used);
        System.exit(0);
    }

    private static long[] repeat(Cycle cycle, int times) throws Exception {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            cycle.run();
            nanos[i] = System.nanoTime() - start;
        }
        return nanos;
    }

    /** Loads WireMock by name, because its jar is on the class path of this process only. */
    private static Cycle wireMock() throws ReflectiveOperationException {
        Class<?> configuration = Class.forName("com.github.tomakehurst.wiremock.core.WireMockConfiguration");
        Class<?> options = Class.forName("com.github.tomakehurst.wiremock.core.Options");
        Class<?> server = Class.forName("com.github.tomakehurst.wiremock.WireMockServer");
        return () -> {
            Object dynamic = configuration.getMethod("dynamicPort")
                    .invoke(configuration.getMethod("options").invoke(null));
            Object instance = server.getConstructor(options).newInstance(dynamic);
            server.getMethod("start").invoke(instance);
            server.getMethod("stop").invoke(instance);
        };
    }
}
