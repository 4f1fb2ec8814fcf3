package dev.latchkey.mockserver.store.sql;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * The driver's native code. Left alone, the driver unpacks it into the temporary directory and compares it with what it
 * was unpacked from, byte by byte, which is a fifth of what a server takes to start; and a server that is halted or killed
 * leaves the file behind. So it is unpacked here, once a program, into a directory that only its owner may enter, and that
 * is gone as soon as it is loaded.
 */
final class NativeCode {
    private static final System.Logger LOG = System.getLogger("dev.latchkey.mockserver");
    private static final String DIRECTORY_PROPERTY = "org.sqlite.lib.path";

    private static boolean attempted;

    private NativeCode() {}

    /**
     * Loads it, unless it is loaded or somebody has set where the driver shall find it. Where that fails, the driver does
     * it in its own way.
     */
    static synchronized void load() {
        // Windows does not delete what is loaded; there the driver tidies up by itself, at the next start.
        if (attempted || !FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        attempted = true;
        try {
            Path folder = Files.createTempDirectory("latchkey-sqlite");
            Path file = folder.resolve(LibraryLoaderUtil.getNativeLibName());
            try {
                if (unpack(file)) {
                    load(folder);
                }
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The driver has to unpack its native code by itself", e);
        }
    }

    private static boolean unpack(Path file) throws IOException {
        String name = LibraryLoaderUtil.getNativeLibResourcePath() + '/' + file.getFileName();
        try (InputStream packed = SQLiteJDBCLoader.class.getResourceAsStream(name)) {
            if (packed == null) {
                return false;
            }
            Files.copy(packed, file);
            return true;
        }
    }

    private static void load(Path folder) throws IOException {
        String chosen = System.setProperty(DIRECTORY_PROPERTY, folder.toString());
        try {
            if (chosen == null) {
                SQLiteJDBCLoader.initialize();
            }
        } catch (Exception e) {
            throw new IOException("The native code cannot be loaded", e);
        } finally {
            if (chosen == null) {
                System.clearProperty(DIRECTORY_PROPERTY);
            } else {
                System.setProperty(DIRECTORY_PROPERTY, chosen);
            }
        }
    }
}
