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

/** The file that tells scripts that the server listens, and where. It is there, complete, only while that is so. */
final class ReadyFile {
    private final Path file;

    ReadyFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * What is in it.
     *
     * @param http base URL, also where it is one of HTTPS
     * @param https base URL; null without TLS
     * @param smtp host and port; null without a relay
     * @param smtps host and port where TLS begins at once; null without
     * @param pid process id
     */
    public record Ready(String http, @Nullable String https, @Nullable String smtp, @Nullable String smtps, long pid) {}

    /**
     * Takes away what an earlier run has left.
     *
     * @throws StartupException when the file cannot be written later
     */
    void prepare() {
        Path directory = file.getParent();
        if (Files.isDirectory(file) || directory == null) {
            throw cannotWrite("a directory of this name is in the way", null);
        }
        if (!Files.isDirectory(directory)) {
            throw cannotWrite("there is no directory " + directory, null);
        }
        remove();
    }

    /** Takes it away. */
    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw cannotWrite(reason(e), e);
        }
    }

    /** Writes it in one step: who sees it sees all of it. */
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
            return "access is denied";
        }
        return e instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : String.valueOf(e.getMessage());
    }
}
