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
 * What a server writes beside its database when it stops in good order: how it left the file. Who finds the file just so
 * need not read all of it to know that it is sound; after a crash, or when anybody else touched the file, it is read.
 */
final class CleanShutdownMarker {
    private static final System.Logger LOG = System.getLogger("dev.latchkey.mockserver");

    private final Path database;
    private final Path marker;

    CleanShutdownMarker(Path database) {
        this.database = database;
        this.marker = database.resolveSibling("latchkey.stopped");
    }

    /** Whether the database is as it was left. */
    boolean matches() {
        try {
            return Files.exists(marker) && Files.readString(marker).equals(state())
                    && !Files.exists(database.resolveSibling(database.getFileName() + "-wal"));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The mark of the last stop cannot be read", e);
            return false;
        }
    }

    /** The server begins to write. */
    void remove() throws IOException {
        Files.deleteIfExists(marker);
    }

    /** The server has stopped writing. */
    void write() {
        try {
            Files.write(marker, state().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // Then the next start reads the whole file.
            LOG.log(Level.DEBUG, "The mark of this stop cannot be written", e);
        }
    }

    private String state() throws IOException {
        BasicFileAttributes file = Files.readAttributes(database, BasicFileAttributes.class,
                LinkOption.NOFOLLOW_LINKS);
        FileTime changed = file.lastModifiedTime();
        return file.size() + " bytes, changed " + changed + '\n';
    }
}
