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

/** CPU time and memory of a process, read from {@code /proc} on Linux and from the operating system elsewhere. */
public final class Usage {
    /** Linux reports process times in hundredths of a second. */
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

    /** Returns user and system CPU time, in nanoseconds. */
    public long cpuNanos() {
        try {
            return cpuNanos(Files.readString(directory.resolve("stat"), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return process.info().totalCpuDuration().map(Duration::toNanos)
                    .orElseThrow(
                            () -> new IllegalStateException("This system does not tell the CPU time of a process."));
        }
    }

    /** Returns resident memory in bytes, or empty if the system does not report it. */
    public OptionalLong residentBytes() {
        try {
            return OptionalLong.of(residentBytes(Files.readAllLines(directory.resolve("status"))));
        } catch (NoSuchFileException e) {
            return residentBytesByPs();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    /** Parses the CPU time from the line of {@code /proc/…/stat}. Source: proc_pid_stat(5). */
    static long cpuNanos(String stat) {
        // The program's name, in parentheses, may contain spaces and parentheses.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS])) * NANOS_PER_TICK;
    }

    /** Parses the resident memory from the lines of {@code /proc/…/status}. Source: proc_pid_status(5). */
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
