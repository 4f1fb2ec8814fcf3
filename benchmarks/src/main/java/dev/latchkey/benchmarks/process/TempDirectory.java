package dev.latchkey.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary directory that is deleted on close. */
public final class TempDirectory implements AutoCloseable {
    private final Path directory;

    /** An empty one. */
    public TempDirectory() {
        try {
            directory = Files.createTempDirectory("latchkey-bench");
        } catch (IOException e) {
            throw new UncheckedIOException("There is no place for temporary files", e);
        }
    }

    /** Where it is. */
    public Path directory() {
        return directory;
    }

    static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file.getFileName() + " cannot be written", e);
        }
    }

    @Override
    public void close() {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(directory)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Temporary files cannot be deleted", e);
        }
    }
}
