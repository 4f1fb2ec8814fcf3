package dev.latchkey.mockserver.store.sql;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * File beside the database that records its size and modification time at a clean shutdown. If both still match at the
 * next start, the full integrity check is skipped. After a crash, or if another program changed the database, it runs.
 */
final class CleanShutdownMarker {
    private static final System.Logger LOG = System.getLogger("dev.latchkey.mockserver");

    private final Path database;
    private final Path file;

    CleanShutdownMarker(Path database) {
        this.database = database;
        this.file = database.resolveSibling("latchkey.stopped");
    }

    /** Returns true if the database is unchanged since the last clean shutdown. */
    boolean matches() {
        try {
            return Files.exists(file) && Files.readString(file).equals(state())
                    && !Files.exists(database.resolveSibling(database.getFileName() + "-wal"));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The marker of the last clean shutdown cannot be read", e);
            return false;
        }
    }

    /** Removes the marker. Called before the server starts to write. */
    void remove() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Writes the marker. Called when the server has stopped writing. */
    void write() {
        try {
            Files.write(file, state().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // The next start then checks the whole database.
            LOG.log(Level.DEBUG, "The marker of this clean shutdown cannot be written", e);
        }
    }

    private String state() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(database, BasicFileAttributes.class,
                LinkOption.NOFOLLOW_LINKS);
        FileTime changed = attributes.lastModifiedTime();
        return attributes.size() + " bytes, changed " + changed + '\n';
    }
}
