package dev.latchkey.mockserver.cli;

import dev.latchkey.mockserver.log.ErrorStreamLog;
import dev.latchkey.mockserver.settings.ServerSettings;
import dev.latchkey.mockserver.settings.SettingCatalogue;
import dev.latchkey.mockserver.settings.SettingCatalogue.LogFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Configures the log of a server that runs as a program of its own. Java's logging creates an instance when the first
 * line is logged. Most runs log nothing, so their start does not pay for it.
 */
public final class LogSettings {
    private static final String JSON = "dev.latchkey.mockserver.log.json";
    private static final String LEVEL = "dev.latchkey.mockserver.log.level";
    private static final Path ERROR_STREAM = Path.of("/proc/self/fd/2");

    /**
     * Configures the log from the system properties. Public because Java's logging instantiates it; not meant for
     * callers.
     *
     * @throws IOException if Java's logging rejects the configuration
     */
    public LogSettings() throws IOException {
        ErrorStreamLog.install(Boolean.getBoolean(JSON), System.getProperty(LEVEL, "INFO"));
    }

    /**
     * Makes the log follow these settings. Changes system properties, so it is only for programs that are nothing but
     * the server.
     */
    static void apply(ServerSettings settings) {
        System.setProperty(JSON, String.valueOf(isJson(settings)));
        System.setProperty(LEVEL, switch (settings.get(SettingCatalogue.LOG_LEVEL)) {
            case ERROR -> "SEVERE";
            case WARNING -> "WARNING";
            case INFO -> "INFO";
            case DEBUG -> "FINE";
        });
        System.setProperty("java.util.logging.config.class", LogSettings.class.getName());
    }

    static boolean isJson(ServerSettings settings) {
        LogFormat format = settings.get(SettingCatalogue.LOG_FORMAT);
        return format == LogFormat.AUTO ? !isTerminal() : format == LogFormat.JSON;
    }

    /**
     * Returns true if the error stream is a terminal. Java's {@code System.console()} cannot tell: it is about the
     * other two streams.
     */
    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(ERROR_STREAM).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }
}
