package dev.latchkey.mockserver.store.sql;

import dev.latchkey.mockserver.store.UnusableDataException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/**
 * Data directory, locked by one running server. On file systems with POSIX permissions, only the owner can read the
 * files.
 */
final class DataDirectory implements AutoCloseable {
    private static final String LOCK = "latchkey.lock";
    private static final String DATABASE = "latchkey.db";
    private static final List<String> TRACES = List.of(DATABASE + "-wal", "latchkey.stopped", "server.key");

    private final Path path;
    private final FileChannel channel;

    private DataDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Locks the directory; creates it if it does not exist. */
    static DataDirectory lock(Path path) {
        try {
            Path absolute = path.toAbsolutePath();
            if (!Files.isDirectory(absolute)) {
                Files.createDirectories(absolute, ownerOnly(absolute, "rwx------"));
            }
            Path lockFile = absolute.resolve(LOCK);
            FileChannel channel = FileChannel.open(lockFile,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), ownerOnly(absolute, "rw-------"));
            return locked(absolute, channel);
        } catch (IOException e) {
            throw new UnusableDataException("The data directory " + path + " cannot be used: " + reason(e)
                    + ". Choose one that you can write to.", e);
        }
    }

    /** The database file; created empty if it does not exist. */
    Path database() throws IOException {
        Path file = path.resolve(DATABASE);
        if (!Files.exists(file)) {
            // SQLite creates its other files with the permissions of this one.
            Files.createFile(file, ownerOnly(path, "rw-------"));
        } else if (Files.size(file) == 0) {
            refuseTruncated(file);
        }
        return file;
    }

    /** Refuses an empty database if other files show that it had data. A full disk may have emptied it. */
    private void refuseTruncated(Path file) throws IOException {
        for (String trace : TRACES) {
            Path beside = path.resolve(trace);
            if (Files.exists(beside) && Files.size(beside) > 0) {
                throw new UnusableDataException("The database " + file + " is empty, but the file " + trace
                        + " beside it shows that it had data. Restore it from a backup, or delete it to start with an"
                        + " empty database.", null);
            }
        }
    }

    @Override
    public void close() {
        try {
            // Closing the channel releases the lock. The file stays, because deleting it could break the lock of the
            // next server.
            channel.close();
        } catch (IOException e) {
            throw new UnusableDataException("The data directory " + path + " could not be unlocked", e);
        }
    }

    private static DataDirectory locked(Path path, FileChannel channel) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new UnusableDataException("Another Latchkey server already uses the data directory " + path
                    + ". Stop it, or choose another directory.", null);
        }
        return new DataDirectory(path, channel);
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "access is denied";
            case FileAlreadyExistsException file -> "a file with this name exists";
            case NoSuchFileException none -> "it cannot be created";
            default -> String.valueOf(e.getMessage());
        };
    }

    private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
                : new FileAttribute<?>[0];
    }
}
