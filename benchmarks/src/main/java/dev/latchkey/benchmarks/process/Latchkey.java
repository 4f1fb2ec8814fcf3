package dev.latchkey.benchmarks.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Our mock server, with a key that has a permission and an allowlist to check. */
public final class Latchkey implements HttpPeer {
    private final Home home;
    private final Store store;
    private final List<String> flags;

    /** Where the server keeps its data. */
    public enum Store {
        /** In memory. */
        MEMORY("memory"),
        /** In a fresh SQLite file, every answered send on disk. */
        SQLITE("SQLite");

        private final String word;

        Store(String word) {
            this.word = word;
        }
    }

    private Latchkey(Home home, Store store, List<String> flags) {
        this.home = home;
        this.store = store;
        this.flags = flags;
    }

    /** With these flags of the JVM. */
    public static Latchkey with(Home home, Store store, List<String> flags) {
        return new Latchkey(home, store, flags);
    }

    /**
     * As {@code ./latchkey sandbox} starts it.
     *
     * @param archive the file of classes that each but the first start reads, and the first writes at its end
     */
    public static Latchkey shipped(Home home, Store store, Path archive) {
        return new Latchkey(home, store, List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:SharedArchiveFile=" + archive,
                "-XX:+AutoCreateSharedArchive", "-Xlog:cds=off", "-Xlog:aot=off"));
    }

    @Override
    public String name() {
        return "Latchkey, " + store.word;
    }

    @Override
    public RunningHttp start(Path directory) {
        return start(directory, List.of());
    }

    RunningHttp start(Path directory, List<String> options) {
        int port = ServerProcess.freePort();
        List<String> command = new ArrayList<>(List.of(Home.java()));
        command.addAll(flags);
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", home.mockServer(),
                "dev.latchkey.mockserver.Main", "--port", Integer.toString(port), "--seed",
                Workplace.write(directory.resolve("seed.json"), BenchKey.seed()).toString()));
        command.addAll(store == Store.MEMORY
                ? List.of("--in-memory")
                : List.of("--data", directory.resolve("data").toString()));
        command.addAll(options);
        return RunningHttp.await(ServerProcess.start(directory, command), port);
    }
}
