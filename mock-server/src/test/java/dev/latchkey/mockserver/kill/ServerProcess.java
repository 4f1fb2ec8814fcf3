package dev.latchkey.mockserver.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.cli.Main;
import dev.latchkey.sdk.internal.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The server in a process of its own, started by its command, with its data in a directory. */
final class ServerProcess implements AutoCloseable {
    private static final long MAX_START = TimeUnit.SECONDS.toNanos(90);

    private final Process process;
    private final Path errors;
    private final KillableServerClient api;
    private final int smtpPort;

    private ServerProcess(Process process, Path errors, Map<?, ?> ready) {
        this.process = process;
        this.errors = errors;
        api = new KillableServerClient(URI.create(String.valueOf(ready.get("http"))));
        String smtp = String.valueOf(ready.get("smtp"));
        smtpPort = Integer.parseInt(smtp.substring(smtp.lastIndexOf(':') + 1));
    }

    /** Starts the server and waits until it is ready. */
    static ServerProcess start(Path directory) throws IOException {
        Path ready = directory.resolve("ready.json");
        Path errors = directory.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                Main.class.getName(), "--port", "0", "--smtp-port", "0", "--max-keys", "10000", "--data",
                directory.resolve("data").toString(), "--ready-file", ready.toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("LATCHKEY_"));
        Process process = builder.redirectOutput(directory.resolve("out").toFile()).redirectError(errors.toFile())
                .start();
        long end = System.nanoTime() + MAX_START;
        String content = content(ready);
        // The ready file of the killed server may still exist.
        while (!content.contains("\"pid\":" + process.pid() + "}")) {
            assertThat(process.isAlive()).as("The server ended instead of starting: %s", Files.readString(errors))
                    .isTrue();
            assertThat(System.nanoTime()).as("ready in time").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            content = content(ready);
        }
        return new ServerProcess(process, errors, (Map<?, ?>) Json.decode(Object.class, Files.readAllBytes(ready)));
    }

    KillableServerClient api() {
        return api;
    }

    int smtpPort() {
        return smtpPort;
    }

    /** Kills the process as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Returns the lines of the error stream. */
    List<String> errorLines() throws IOException {
        try (Stream<String> lines = Files.lines(errors)) {
            return lines.filter(line -> !line.startsWith("Picked up ")).toList();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String content(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            // The file does not exist yet, or the new server has just deleted that of the killed one.
            return "";
        }
    }
}
