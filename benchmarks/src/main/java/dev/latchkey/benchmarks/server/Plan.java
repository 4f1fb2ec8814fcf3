package dev.latchkey.benchmarks.server;

import dev.latchkey.benchmarks.process.JarLocator;
import dev.latchkey.benchmarks.process.Latchkey;
import dev.latchkey.benchmarks.process.TempDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Extent of the measurements.
 *
 * @param rounds number of rounds; each takes the servers in a different order
 * @param quick true to only check that the benchmarks work
 * @param cache the AOT cache of the server as it is shipped
 */
record Plan(JarLocator jars, int rounds, boolean quick, Path cache) {
    /** The same heap and garbage collector for all. The serial collector is the cheapest in small heaps. */
    static final List<String> SAME_FLAGS = List.of("-Xmx256m", "-XX:+UseSerialGC");

    Duration warmUp() {
        return Duration.ofSeconds(quick ? 3 : 12);
    }

    /** The same number for each server, because JIT compilation depends on the number of calls. */
    long warmUpMails() {
        return quick ? 5_000 : 60_000;
    }

    Duration step() {
        return Duration.ofSeconds(quick ? 2 : 5);
    }

    int starts() {
        return quick ? 2 : Math.max(7, rounds);
    }

    int embeddedWarmUp() {
        return quick ? 20 : 100;
    }

    int embeddedCycles() {
        return quick ? 20 : 100;
    }

    long sends() {
        return quick ? 20_000 : 200_000;
    }

    int messages() {
        return quick ? 10_000 : 100_000;
    }

    int queries() {
        return quick ? 20 : 100;
    }

    /**
     * Returns Latchkey for load tests: all delivery steps run within the request, so that none runs during the
     * time.
     */
    Latchkey latchkey(Latchkey.Store store) {
        return Latchkey.with(jars, store, SAME_FLAGS).options("--delivery", "instant");
    }

    /** Returns the servers in a different order each time. */
    <T> List<T> shuffled(List<T> servers) {
        List<T> order = new ArrayList<>(servers);
        Collections.shuffle(order, new Random());
        return order;
    }

    /** Runs a job in a temporary directory. */
    void in(Job job) {
        try (TempDirectory place = new TempDirectory()) {
            job.run(place.directory());
        }
    }

    /** A job in an empty directory. */
    @FunctionalInterface
    interface Job {
        void run(Path directory);
    }

    /** Prints progress to standard error. */
    static void say(String line) {
        System.err.println(line);
    }
}
