package dev.latchkey.mockserver.cli;

import dev.latchkey.mockserver.log.ErrorStreamLog;
import dev.latchkey.mockserver.settings.ServerSettings;
import dev.latchkey.mockserver.settings.SettingCatalogue;
import dev.latchkey.mockserver.settings.SettingCatalogue.LogFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sets up the log of a server that is a program of its own. Java's logging makes one of these when the first line is
 * logged, which in most runs is never: until then, logging costs a start nothing.
 */
public final class LogSettings {
    private static final String JSON = "dev.latchkey.mockserver.log.json";
    private static final String LEVEL = "dev.latchkey.mockserver.log.level";
    private static final Path ERROR_STREAM = Path.of("/proc/self/fd/2");

    /**
     * Sets it up as the settings say. Not for callers: Java's logging wants it public.
     *
     * @throws IOException when Java's logging does not take it
     */
    public LogSettings() throws IOException {
        ErrorStreamLog.install(Boolean.getBoolean(JSON), System.getProperty(LEVEL, "INFO"));
    }

    /** Has the log written as these settings say. For programs that are the server and nothing else. */
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

    /** Whether a person reads the error stream. Java knows that of the other two streams together only. */
    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(ERROR_STREAM).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }
}
