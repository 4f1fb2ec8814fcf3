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
 * Loads the driver's native code. By default, the driver unpacks it into the temporary directory and compares it with
 * the original byte by byte. That takes a fifth of the server's start time, and a server that is killed leaves the file
 * behind. This class unpacks it once per process into a directory that only the owner can access, and deletes the
 * directory after loading.
 */
final class NativeCode {
    private static final System.Logger LOG = System.getLogger("dev.latchkey.mockserver");
    private static final String DIRECTORY_PROPERTY = "org.sqlite.lib.path";

    private static boolean attempted;

    private NativeCode() {}

    /**
     * Loads the native code, unless it is already loaded or a system property says where the driver finds it. If this
     * fails, the driver loads it in its default way.
     */
    static synchronized void load() {
        // Windows cannot delete a loaded library. There the driver cleans up at its next start.
        if (attempted || !FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        attempted = true;
        try {
            Path directory = Files.createTempDirectory("latchkey-sqlite");
            Path file = directory.resolve(LibraryLoaderUtil.getNativeLibName());
            try {
                if (unpack(file)) {
                    load(directory);
                }
            } finally {
                Files.deleteIfExists(file);
                Files.delete(directory);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The native code could not be unpacked; the driver does it itself", e);
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

    private static void load(Path directory) throws IOException {
        String previous = System.setProperty(DIRECTORY_PROPERTY, directory.toString());
        try {
            if (previous == null) {
                SQLiteJDBCLoader.initialize();
            }
        } catch (Exception e) {
            throw new IOException("The native code cannot be loaded", e);
        } finally {
            if (previous == null) {
                System.clearProperty(DIRECTORY_PROPERTY);
            } else {
                System.setProperty(DIRECTORY_PROPERTY, previous);
            }
        }
    }
}
