package dev.latchkey.mockserver.cli;

import dev.latchkey.mockserver.StartupException;
import dev.latchkey.sdk.internal.json.Json;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * File that tells scripts that the server listens, and at which addresses. It exists, complete, only as long as that is
 * true.
 */
final class ReadyFile {
    private final Path file;

    ReadyFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * Content of the file.
     *
     * @param http base URL; an HTTPS URL if the server has TLS
     * @param https base URL; null without TLS
     * @param smtp host and port; null without a relay
     * @param smtps host and port of the relay with implicit TLS; null without it
     * @param pid process id
     */
    public record Ready(String http, @Nullable String https, @Nullable String smtp, @Nullable String smtps, long pid) {}

    /**
     * Deletes the file of an earlier run.
     *
     * @throws StartupException if the file could not be written later
     */
    void prepare() {
        Path directory = file.getParent();
        if (Files.isDirectory(file) || directory == null) {
            throw cannotWrite("it is a directory", null);
        }
        if (!Files.isDirectory(directory)) {
            throw cannotWrite("the directory " + directory + " does not exist", null);
        }
        remove();
    }

    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw cannotWrite(reason(e), e);
        }
    }

    /** Writes the file atomically, so that readers never see a part of it. */
    void write(Ready ready) {
        Path draft = file.resolveSibling("." + file.getFileName() + "." + ready.pid());
        try {
            Files.write(draft, Json.encode(ready));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw cannotWrite(reason(e), e);
        }
    }

    private StartupException cannotWrite(String reason, @Nullable IOException cause) {
        return new StartupException("The ready file " + file + " cannot be written: " + reason + ".", cause);
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : String.valueOf(e.getMessage());
    }
}
