package dev.latchkey.mockserver;

import dev.latchkey.sdk.internal.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** The file that tells scripts that the server listens, and where. It is there, complete, only while that is so. */
final class ReadyFile {
    private final Path file;

    ReadyFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * What is in it.
     *
     * @param http base URL
     * @param smtp host and port; null without a relay
     * @param pid process id
     */
    public record Ready(String http, @Nullable String smtp, long pid) {}

    /** Takes away what an earlier run has left. */
    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    /** Writes it in one step: who sees it sees all of it. */
    void write(Ready ready) {
        try {
            Path directory = file.getParent();
            if (!Files.isDirectory(directory)) {
                throw new StartupException("The ready file " + file + " cannot be written: there is no directory "
                        + directory + ".");
            }
            Path draft = Files.createTempFile(directory, "." + file.getFileName(), ".tmp");
            Files.write(draft, Json.encode(ready));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    private StartupException cannotWrite(IOException e) {
        return new StartupException("The ready file " + file + " cannot be written: " + e.getMessage() + ".", e);
    }
}
