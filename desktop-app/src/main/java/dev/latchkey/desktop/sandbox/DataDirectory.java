package dev.latchkey.desktop.sandbox;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Finds the data directory of the app. */
public final class DataDirectory {
    private DataDirectory() {}

    /**
     * Returns {@code LATCHKEY_HOME} if it is set, or else the usual directory of the operating system for user data.
     *
     * @param environment environment variables of the process
     * @param os value of the system property {@code os.name}
     * @param home home directory of the user
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
        // The XDG Base Directory Specification says to ignore relative paths.
        String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        return (xdg.startsWith("/") ? Path.of(xdg) : home.resolve(".local/share")).resolve("latchkey");
    }
}
