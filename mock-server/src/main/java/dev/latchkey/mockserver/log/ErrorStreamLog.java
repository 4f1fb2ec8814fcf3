package dev.latchkey.mockserver.log;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;

/** Log handler that writes to the standard error stream. */
public final class ErrorStreamLog extends Handler {
    private static final String JSON = ErrorStreamLog.class.getName() + ".json";

    private final PrintStream stream = System.err;
    private final LogLineFormat format;

    /** Creates a handler as configured by {@link #install}. Java's logging calls this. */
    public ErrorStreamLog() {
        this(Boolean.parseBoolean(LogManager.getLogManager().getProperty(JSON)));
    }

    /** Creates a handler that writes JSON or text. */
    public ErrorStreamLog(boolean json) {
        format = json ? LogLineFormat.JSON : LogLineFormat.TEXT;
    }

    /**
     * Makes this the only log handler of the program.
     *
     * @param json true for JSON, false for text
     * @param level minimum level of {@code java.util.logging}. Libraries and the JDK log at this level or at INFO,
     *         whichever is higher.
     * @throws IOException if Java's logging rejects the configuration
     */
    public static void install(boolean json, String level) throws IOException {
        // Debug output of the libraries and the JDK would bury that of the server.
        String others = Level.parse(level).intValue() < Level.INFO.intValue() ? Level.INFO.getName() : level;
        String configuration = "handlers=" + ErrorStreamLog.class.getName() + "\n.level=" + others
                + "\ndev.latchkey.level=" + level + "\n" + JSON + "=" + json + "\n";
        try (InputStream input = new ByteArrayInputStream(configuration.getBytes(StandardCharsets.ISO_8859_1))) {
            LogManager.getLogManager().readConfiguration(input);
        }
    }

    @Override
    public void publish(LogRecord entry) {
        if (isLoggable(entry)) {
            // One call, so that lines of different threads do not mix.
            stream.print(format.format(entry));
            stream.flush();
        }
    }

    @Override
    public void flush() {
        stream.flush();
    }

    /** Does not close the stream, which belongs to the program. */
    @Override
    public void close() {
        flush();
    }
}
