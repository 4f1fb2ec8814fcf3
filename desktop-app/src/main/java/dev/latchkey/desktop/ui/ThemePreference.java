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
 * Remembers the scheme from one start to the next, in a small file of its own. A taste is not worth an error: what
 * cannot be read is as the system has it, and what cannot be written is forgotten.
 */
public final class ThemePreference {
    private static final System.Logger LOG = System.getLogger(ThemePreference.class.getName());
    private static final String KEY = "scheme";
    private static final long MAX_BYTES = 4096;

    private final Path file;
    private volatile Theme.Choice latest = Theme.Choice.SYSTEM;

    /** Remembers it in this file, which need not exist. */
    public ThemePreference(Path file) {
        this.file = file;
    }

    /** Takes up what is remembered, and remembers every change from now on, written in the background. */
    public void follow(ObjectProperty<Theme.Choice> choice, BackgroundTasks tasks) {
        choice.set(read());
        choice.addListener((property, before, now) -> {
            latest = now;
            tasks.run("", () -> {
                write();
                return now;
            }, done -> {}, failed -> LOG.log(System.Logger.Level.DEBUG, "The scheme is not remembered.", failed));
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
            String word = properties.getProperty(KEY, "");
            return Arrays.stream(Theme.Choice.values()).filter(choice -> choice.name().equalsIgnoreCase(word))
                    .findFirst().orElse(Theme.Choice.SYSTEM);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            LOG.log(System.Logger.Level.DEBUG, "The scheme cannot be read.", e);
            return Theme.Choice.SYSTEM;
        }
    }

    /** Writes the latest choice, so that two changes in quick succession end with the second in whatever order. */
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
