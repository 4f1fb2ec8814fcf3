package dev.latchkey.benchmarks.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** What a process has used so far. Read from {@code /proc} where there is one, and asked of the system elsewhere. */
public final class Usage {
    /** Linux counts the time of processes in hundredths of a second, whatever its own clock does. */
    private static final long NANOS_PER_TICK = 10_000_000;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;
    private static final int BYTES_PER_KIB = 1024;

    private final ProcessHandle process;
    private final Path directory;

    Usage(ProcessHandle process) {
        this.process = process;
        this.directory = Path.of("/proc", Long.toString(process.pid()));
    }

    /** Its CPU time, user and system, in nanoseconds. */
    public long cpuNanos() {
        try {
            return cpuNanos(Files.readString(directory.resolve("stat"), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return process.info().totalCpuDuration().map(Duration::toNanos)
                    .orElseThrow(
                            () -> new IllegalStateException("This system does not tell the CPU time of a process."));
        }
    }

    /** How much memory of it is in the computer's, in bytes; empty where the system does not tell. */
    public OptionalLong residentBytes() {
        try {
            return OptionalLong.of(residentBytes(Files.readAllLines(directory.resolve("status"))));
        } catch (NoSuchFileException e) {
            return residentBytesByPs();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** The CPU time in the line of a {@code /proc/…/stat}. Source: proc_pid_stat(5). */
    static long cpuNanos(String stat) {
        // The program's name, in brackets, may hold spaces and brackets of its own.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS])) * NANOS_PER_TICK;
    }

    /** The resident memory in the lines of a {@code /proc/…/status}. Source: proc_pid_status(5). */
    static long residentBytes(List<String> status) {
        String line = status.stream().filter(candidate -> candidate.startsWith("VmRSS:")).findFirst().orElseThrow();
        return Long.parseLong(line.replaceAll("[^0-9]", "")) * BYTES_PER_KIB;
    }

    private OptionalLong residentBytesByPs() {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid())).start();
            try (InputStream said = ps.getInputStream()) {
                String text = new String(said.readAllBytes(), StandardCharsets.US_ASCII).strip();
                return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text) * BYTES_PER_KIB);
            }
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
