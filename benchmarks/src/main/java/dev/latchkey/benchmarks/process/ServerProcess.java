package dev.latchkey.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A server in a separate process. It ends when this program ends. */
public final class ServerProcess implements AutoCloseable {
    private static final long MAX_START_SECONDS = 60;
    private static final long STOP_SECONDS = 20;
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int SHOWN_LINES = 20;

    private final Process process;
    private final Path log;
    private final Usage usage;
    private final Thread end;
    private final long startedNanos;

    private ServerProcess(Process process, Path log, long startedNanos) {
        this.process = process;
        this.log = log;
        this.usage = new Usage(process.toHandle());
        this.startedNanos = startedNanos;
        this.end = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(end);
    }

    /** A check that succeeds once a server responds. */
    @FunctionalInterface
    public interface ReadinessCheck {
        /** Checks once. Throws an exception if the server does not respond as expected yet. */
        void check() throws IOException;
    }

    /** Wall time and CPU time from the start to the first response. */
    public record Started(long wallNanos, long cpuNanos) {}

    /**
     * Starts a program.
     *
     * @param directory an empty directory, which becomes its working directory and contains its log
     */
    static ServerProcess start(Path directory, List<String> command) {
        Path log = directory.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // The caller's environment variables for servers and JVMs must not affect this one.
        builder.environment().keySet().removeIf(
                name -> name.startsWith("LATCHKEY_") || name.endsWith("JAVA_OPTIONS") || name.equals("JAVA_OPTS"));
        try {
            long now = System.nanoTime();
            return new ServerProcess(builder.start(), log, now);
        } catch (IOException e) {
            throw new UncheckedIOException("The program " + command.get(0) + " cannot be started", e);
        }
    }

    /** Runs a program to its end. It must succeed. */
    static void run(Path directory, List<String> command) {
        try (ServerProcess running = start(directory, command)) {
            if (!running.process.waitFor(MAX_START_SECONDS, TimeUnit.SECONDS) || running.process.exitValue() != 0) {
                throw new IllegalStateException("The program does not end as it should:" + running.tail());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** Returns a port that is free now. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket()) {
            // Excludes ports with closing connections of an earlier server, on which some peers cannot listen.
            socket.setReuseAddress(false);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("There is no free port", e);
        }
    }

    /** Returns the loopback address with this port. */
    static InetSocketAddress local(int port) {
        return new InetSocketAddress("127.0.0.1", port);
    }

    /** Returns its use of memory and CPU. */
    public Usage usage() {
        return usage;
    }

    /** Waits until the check succeeds. */
    public Started await(ReadinessCheck first) {
        IOException last = null;
        while (System.nanoTime() - startedNanos < TimeUnit.SECONDS.toNanos(MAX_START_SECONDS)) {
            if (!process.isAlive()) {
                throw new IllegalStateException("The server ended instead of starting:" + tail());
            }
            try {
                first.check();
                return new Started(System.nanoTime() - startedNanos, usage.cpuNanos());
            } catch (IOException e) {
                last = e;
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
        throw new IllegalStateException("The server does not answer: " + last + tail(), last);
    }

    /** Returns the end of its output. */
    public String tail() {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> all = lines.toList();
            return System.lineSeparator() + String.join(System.lineSeparator(),
                    all.subList(Math.max(0, all.size() - SHOWN_LINES), all.size()));
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }

    /** Stops it, by force if necessary. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            // This program is ending, and the shutdown hook runs.
            process.destroyForcibly();
        }
    }
}
