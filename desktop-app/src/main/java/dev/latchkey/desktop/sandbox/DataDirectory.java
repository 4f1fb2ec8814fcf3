package dev.latchkey.desktop.sandbox;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where the app keeps its data. */
public final class DataDirectory {
    private DataDirectory() {}

    /**
     * The place this system has for a user's data, or {@code LATCHKEY_HOME} where that is set.
     *
     * @param environment variables of the process
     * @param os name of the system, as {@code os.name} has it
     * @param home the user's home
     */
    public static Path of(Map<String, String> environment, String os, Path home) {
        String chosen = environment.getOrDefault("LATCHKEY_HOME", "");
        if (!chosen.isBlank()) {
            return Path.of(chosen).toAbsolutePath();
        }
        String system = os.toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return home.resolve("Library/Application Support/Latchkey");
        }
        if (system.contains("win")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            return (local.isBlank() ? home.resolve("AppData/Local") : Path.of(local)).resolve("Latchkey");
        }
        // The XDG specification says that a relative path is to be ignored.
        String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        return (xdg.startsWith("/") ? Path.of(xdg) : home.resolve(".local/share")).resolve("latchkey");
    }
}
