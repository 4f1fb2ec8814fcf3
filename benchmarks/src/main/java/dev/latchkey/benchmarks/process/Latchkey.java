package dev.latchkey.benchmarks.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Latchkey's mock server, with a key that has a permission and an allowlist to check. */
public final class Latchkey implements HttpPeer {
    private final JarLocator jars;
    private final Store store;
    private final List<String> flags;
    private final List<String> options;

    /** Store of the server. */
    public enum Store {
        /** In memory. */
        MEMORY("memory"),
        /** In a new SQLite file. Every acknowledged send is on disk. */
        SQLITE("SQLite");

        private final String word;

        Store(String word) {
            this.word = word;
        }
    }

    private Latchkey(JarLocator jars, Store store, List<String> flags, List<String> options) {
        this.jars = jars;
        this.store = store;
        this.flags = flags;
        this.options = options;
    }

    /** Creates a peer with these JVM flags. */
    public static Latchkey with(JarLocator jars, Store store, List<String> flags) {
        return new Latchkey(jars, store, flags, List.of());
    }

    /** Returns a copy with these server options. */
    public Latchkey options(String... values) {
        return new Latchkey(jars, store, flags, List.of(values));
    }

    /**
     * Returns the server as {@code ./latchkey sandbox} starts it, with an AOT cache.
     *
     * @param cache the AOT cache, which is created if absent
     */
    public static Latchkey shipped(JarLocator jars, Store store, Path cache) {
        if (!Files.exists(cache)) {
            rehearse(jars, cache);
        }
        return new Latchkey(jars, store, List.of("@" + jars.sandboxOptions(), "-XX:AOTCache=" + cache), List.of());
    }

    private static void rehearse(JarLocator jars, Path cache) {
        try (TempDirectory place = new TempDirectory()) {
            ServerProcess.run(place.directory(),
                    List.of(JarLocator.java(), "@" + jars.sandboxOptions(), "-Xint", "-XX:AOTCacheOutput=" + cache,
                            "-cp",
                            jars.mockServer(), "dev.latchkey.mockserver.cli.AotTraining",
                            place.directory().toString()));
        }
    }

    @Override
    public String name() {
        return "Latchkey, " + store.word;
    }

    @Override
    public RunningHttp start(Path directory) {
        return start(directory, List.of());
    }

    RunningHttp start(Path directory, List<String> more) {
        int port = ServerProcess.freePort();
        List<String> command = new ArrayList<>(List.of(JarLocator.java()));
        command.addAll(flags);
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", jars.mockServer(),
                "dev.latchkey.mockserver.cli.Main", "--port", Integer.toString(port), "--seed",
                TempDirectory.write(directory.resolve("seed.json"), BenchKey.seed()).toString()));
        command.addAll(store == Store.MEMORY
                ? List.of("--in-memory")
                : List.of("--data", directory.resolve("data").toString()));
        command.addAll(options);
        command.addAll(more);
        return RunningHttp.await(ServerProcess.start(directory, command), port);
    }
}
