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

/** A server in a process of its own. Ends with this program, however that ends. */
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

    /** Something that works only once a server answers. */
    @FunctionalInterface
    public interface FirstAnswer {
        /** Asks once; throws when the server does not answer as it should yet. */
        void ask() throws IOException;
    }

    /** What a start took: until the first answer, by the clock and of the processor. */
    public record Started(long wallNanos, long cpuNanos) {}

    /**
     * Starts a program.
     *
     * @param directory an empty one, which becomes its working directory and has its log
     */
    static ServerProcess start(Path directory, List<String> command) {
        Path log = directory.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // What the caller has set for servers and JVMs of its own is not meant for these.
        builder.environment().keySet().removeIf(
                name -> name.startsWith("LATCHKEY_") || name.endsWith("JAVA_OPTIONS") || name.equals("JAVA_OPTS"));
        try {
            long now = System.nanoTime();
            return new ServerProcess(builder.start(), log, now);
        } catch (IOException e) {
            throw new UncheckedIOException("The program " + command.get(0) + " cannot be started", e);
        }
    }

    /** Runs a program that ends by itself, and well. */
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

    /** A port that was free just now. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket()) {
            // Not one at which connections of an earlier server are still dying: some of the others cannot listen there.
            socket.setReuseAddress(false);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("There is no free port", e);
        }
    }

    /** Address of this port on this computer. */
    static InetSocketAddress local(int port) {
        return new InetSocketAddress("127.0.0.1", port);
    }

    /** What it uses. */
    public Usage usage() {
        return usage;
    }

    /** Waits until it answers. */
    public Started await(FirstAnswer first) {
        IOException last = null;
        while (System.nanoTime() - startedNanos < TimeUnit.SECONDS.toNanos(MAX_START_SECONDS)) {
            if (!process.isAlive()) {
                throw new IllegalStateException("The server ended instead of starting:" + tail());
            }
            try {
                first.ask();
                return new Started(System.nanoTime() - startedNanos, usage.cpuNanos());
            } catch (IOException e) {
                last = e;
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
        throw new IllegalStateException("The server does not answer: " + last + tail(), last);
    }

    /** The end of what it has written. */
    public String tail() {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> all = lines.toList();
            return System.lineSeparator() + String.join(System.lineSeparator(),
                    all.subList(Math.max(0, all.size() - SHOWN_LINES), all.size()));
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }

    /** Asks it to stop, and ends it when it does not. */
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
            // This program is about to end itself, and the hook runs.
            process.destroyForcibly();
        }
    }
}
