package dev.latchkey.desktop.ui;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Properties;
import javafx.beans.property.ObjectProperty;

/**
 * Stores the chosen theme in a small file. Failures are only logged: if the file cannot be read, the system setting
 * applies, and if it cannot be written, the choice lasts until the app quits.
 */
public final class ThemePreference {
    private static final System.Logger LOG = System.getLogger(ThemePreference.class.getName());
    private static final String KEY = "scheme";
    private static final long MAX_BYTES = 4096;

    private final Path file;
    private volatile Theme.Choice latest = Theme.Choice.SYSTEM;

    /** Creates a preference in this file, which need not exist. */
    public ThemePreference(Path file) {
        this.file = file;
    }

    /** Sets the stored choice, then stores every change in the background. */
    public void follow(ObjectProperty<Theme.Choice> choice, BackgroundTasks tasks) {
        choice.set(read());
        choice.addListener((property, before, now) -> {
            latest = now;
            tasks.run("", () -> {
                write();
                return now;
            }, done -> {}, failed -> LOG.log(System.Logger.Level.DEBUG,
                    "The theme cannot be stored. It lasts until the app quits.", failed));
        });
    }

    private Theme.Choice read() {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
                return Theme.Choice.SYSTEM;
            }
            Properties properties = new Properties();
            try (Reader reader = new StringReader(Files.readString(file))) {
                properties.load(reader);
            }
            String stored = properties.getProperty(KEY, "");
            return Arrays.stream(Theme.Choice.values()).filter(choice -> choice.name().equalsIgnoreCase(stored))
                    .findFirst().orElse(Theme.Choice.SYSTEM);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            LOG.log(System.Logger.Level.DEBUG, "The stored theme cannot be read. The system setting is used.", e);
            return Theme.Choice.SYSTEM;
        }
    }

    /** Writes the latest choice, so that concurrent writes end with the right one in any order. */
    private synchronized void write() throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(folder, "scheme", ".tmp");
        try {
            Files.writeString(fresh, KEY + "=" + latest.name() + "\n");
            try {
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
