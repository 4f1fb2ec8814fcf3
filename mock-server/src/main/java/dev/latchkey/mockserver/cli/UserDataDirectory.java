package dev.latchkey.mockserver.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Default data directory of the current user. */
final class UserDataDirectory {
    private UserDataDirectory() {}

    /** Returns the platform's directory for application data. */
    static Path directory(Map<String, String> environment) {
        String home = System.getProperty("user.home");
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return Path.of(home, "Library", "Application Support", "Latchkey", "sandbox");
        }
        if (system.contains("windows")) {
            String local = environment.get("LOCALAPPDATA");
            return Path.of(local == null ? home + "\\AppData\\Local" : local, "Latchkey", "sandbox");
        }
        String shared = environment.getOrDefault("XDG_DATA_HOME", "");
        // The XDG specification says to ignore a relative path.
        Path base = shared.startsWith("/") ? Path.of(shared) : Path.of(home, ".local", "share");
        return base.resolve("latchkey").resolve("sandbox");
    }
}
