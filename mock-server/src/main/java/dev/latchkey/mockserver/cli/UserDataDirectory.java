package dev.latchkey.mockserver.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where the data of this user's programs is. */
final class UserDataDirectory {
    private UserDataDirectory() {}

    /** The directory of a server that was told none. */
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
        // The standard says that a relative path there is to be ignored.
        Path base = shared.startsWith("/") ? Path.of(shared) : Path.of(home, ".local", "share");
        return base.resolve("latchkey").resolve("sandbox");
    }
}
