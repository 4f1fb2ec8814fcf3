package dev.latchkey.mockserver;

import dev.latchkey.sdk.Secret;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * What can be set when the server is started by command: each option also by an environment variable, such as
 * {@code --smtp-port} by {@code LATCHKEY_SMTP_PORT}. The command line counts more.
 */
final class Settings {
    private static final String PREFIX = "LATCHKEY_";
    private static final String STANDARD_HOST = "127.0.0.1";
    private static final int STANDARD_PORT = 8390;
    private static final int HIGHEST_PORT = 65_535;

    @Option(names = "--host", paramLabel = "H", description = "Address to listen at. Standard: 127.0.0.1, this computer alone.")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "N", description = "Port to listen to; 0 picks a free one. Standard: 8390.")
    private @Nullable String port;

    @Option(names = "--smtp-port", paramLabel = "N", description = "Port of the SMTP relay, once there is one.")
    private @Nullable String smtpPort;

    @Option(names = "--data", paramLabel = "DIR", description = "Directory to keep the data in. Standard: a directory of this user's data.")
    private @Nullable String data;

    @Option(names = "--in-memory", description = "Keep the data in memory; it goes when the server stops.")
    private boolean inMemory;

    @Option(names = "--seed", paramLabel = "FILE", description = "JSON file of accounts and keys to begin with.")
    private @Nullable String seed;

    @Option(names = "--ready-file", paramLabel = "FILE", description = "File to write the address and process id to, as JSON, when the server listens.")
    private @Nullable String readyFile;

    @Option(names = "--control-token", paramLabel = "T", description = "Token that opens the control API from elsewhere,"
            + " 16 characters or more. Better set by environment: a command line can be seen by others.")
    private @Nullable String controlToken;

    private Map<String, String> environment = Map.of();

    /** A setting that cannot be. The message says which and what would do. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message);
        }
    }

    /** Takes what the command line leaves open from these variables. */
    void completeFrom(Map<String, String> variables) {
        environment = Map.copyOf(variables);
    }

    String host() {
        return value(host, "HOST").orElse(STANDARD_HOST);
    }

    int port() {
        return value(port, "PORT").map(text -> port(text, "--port", "PORT")).orElse(STANDARD_PORT);
    }

    Optional<Integer> smtpPort() {
        return value(smtpPort, "SMTP_PORT").map(text -> port(text, "--smtp-port", "SMTP_PORT"));
    }

    /** Where the data is; empty for in memory. */
    Optional<Path> data() {
        if (data != null && inMemory) {
            throw new Wrong("--data and --in-memory exclude each other. Leave one out.");
        }
        if (data != null) {
            return value(data, "DATA").map(Settings::path);
        }
        boolean memory = inMemory || flag("IN_MEMORY");
        Optional<String> directory = value(null, "DATA");
        if (!inMemory && memory && directory.isPresent()) {
            throw new Wrong("LATCHKEY_DATA and LATCHKEY_IN_MEMORY exclude each other. Leave one out.");
        }
        return memory ? Optional.empty() : Optional.of(directory.map(Settings::path).orElseGet(this::standardData));
    }

    Optional<Path> seed() {
        return value(seed, "SEED").map(Settings::path);
    }

    Optional<Path> readyFile() {
        return value(readyFile, "READY_FILE").map(Settings::path);
    }

    Optional<Secret> controlToken() {
        return value(controlToken, "CONTROL_TOKEN").map(Secret::of);
    }

    private Path standardData() {
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

    private Optional<String> value(@Nullable String given, String variable) {
        if (given != null && given.isEmpty()) {
            throw new Wrong("--" + variable.toLowerCase(Locale.ROOT).replace('_', '-')
                    + " is empty. Give it a value, or leave it out.");
        }
        String value = given != null ? given : environment.get(PREFIX + variable);
        // An empty variable is how some systems unset one.
        return Optional.ofNullable(value).filter(text -> !text.isEmpty());
    }

    private boolean flag(String variable) {
        String value = value(null, variable).orElse("false").toLowerCase(Locale.ROOT);
        return switch (value) {
            case "true", "1", "yes" -> true;
            case "false", "0", "no" -> false;
            default -> throw new Wrong(PREFIX + variable + " is true or false, not '" + value + "'.");
        };
    }

    private static int port(String text, String option, String variable) {
        int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
        if (port < 0 || port > HIGHEST_PORT) {
            throw new Wrong(option + " (" + PREFIX + variable + ") is a number from 0 to 65535, not '" + text + "'.");
        }
        return port;
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new Wrong("'" + text + "' is no path.");
        }
    }
}
