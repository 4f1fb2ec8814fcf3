package dev.latchkey.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A JVM that repeatedly starts and stops one kind of server and measures it. */
public final class EmbeddedProcess {
    private EmbeddedProcess() {}

    /** The embedded server. */
    public enum Server {
        /** Latchkey, in memory. */
        LATCHKEY("Latchkey, memory"),
        /** WireMock. */
        WIREMOCK("WireMock"),
        /** OkHttp's, which has no journal, no matching and no keys. */
        MOCKWEBSERVER("mockwebserver3");

        private final String title;

        Server(String title) {
            this.title = title;
        }

        /** Returns the name in tables. */
        public String title() {
            return title;
        }
    }

    /** Time of one start and stop. */
    public record Result(double wallMillis, double cpuMillis) {}

    /** Measures. */
    public static Result run(JarLocator jars, Server server, List<String> flags, int warmUp, int cycles) {
        List<String> command = new ArrayList<>(List.of(JarLocator.java()));
        command.addAll(flags);
        String classes = server == Server.WIREMOCK
                ? jars.benchmarks() + File.pathSeparator + jars.peer(WireMock.JAR)
                : jars.benchmarks();
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", classes, EmbeddedServerMain.class.getName(),
                server.name().toLowerCase(Locale.ROOT), Integer.toString(warmUp), Integer.toString(cycles)));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        try (InputStream output = builder.start().getInputStream()) {
            String said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            List<String> lines = said.lines().filter(line -> line.startsWith(EmbeddedServerMain.RESULT)).toList();
            if (lines.size() != 1) {
                throw new IllegalStateException(server.title() + " could not be embedded: " + said);
            }
            String[] numbers = lines.get(0).substring(EmbeddedServerMain.RESULT.length()).strip().split(" ");
            return new Result(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]));
        } catch (IOException e) {
            throw new UncheckedIOException("A JVM cannot be started", e);
        }
    }
}
