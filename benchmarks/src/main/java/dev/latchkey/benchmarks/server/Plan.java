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
 * How much of everything is done.
 *
 * @param rounds how often everything is measured; each round takes the servers in another order
 * @param quick less of everything: to see that it works, not what it costs
 * @param cache what our server as it is shipped has rehearsed
 */
record Plan(JarLocator jars, int rounds, boolean quick, Path cache) {
    /** The same heap and collector for all. Serial is the cheapest of them in small heaps. */
    static final List<String> SAME_FLAGS = List.of("-Xmx256m", "-XX:+UseSerialGC");

    Duration warmUp() {
        return Duration.ofSeconds(quick ? 3 : 12);
    }

    /** As many for each, however fast it is: what is compiled for a server depends on how often it was used. */
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
     * Ours, as load is measured: all steps of a delivery within the request, so that none falls into another step's
     * time.
     */
    Latchkey latchkey(Latchkey.Store store) {
        return Latchkey.with(jars, store, SAME_FLAGS).options("--delivery", "instant");
    }

    /** These in another order each time. */
    <T> List<T> shuffled(List<T> servers) {
        List<T> order = new ArrayList<>(servers);
        Collections.shuffle(order, new Random());
        return order;
    }

    /** Does something in a directory that goes afterwards. */
    void in(Job job) {
        try (TempDirectory place = new TempDirectory()) {
            job.run(place.directory());
        }
    }

    /** Something to do in an empty directory. */
    @FunctionalInterface
    interface Job {
        void run(Path directory);
    }

    /** Says what is going on, to who waits. */
    static void say(String line) {
        System.err.println(line);
    }
}
