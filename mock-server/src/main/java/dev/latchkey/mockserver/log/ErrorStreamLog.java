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

/** A log on the standard error stream. */
public final class ErrorStreamLog extends Handler {
    private static final String JSON = ErrorStreamLog.class.getName() + ".json";

    private final PrintStream stream = System.err;
    private final LogLineFormat format;

    /** As Java's logging makes it, which was told how by {@link #install}. */
    public ErrorStreamLog() {
        this(Boolean.parseBoolean(LogManager.getLogManager().getProperty(JSON)));
    }

    /** A log in JSON, or in text for people. */
    public ErrorStreamLog(boolean json) {
        format = json ? LogLineFormat.JSON : LogLineFormat.TEXT;
    }

    /**
     * Makes it the only log of this program.
     *
     * @param json whether in JSON
     * @param level of {@code java.util.logging}: what weighs less is left out, and of others' what is less than INFO
     * @throws IOException when Java's logging does not take it
     */
    public static void install(boolean json, String level) throws IOException {
        // What the libraries and the JDK have to say in detail would drown what the server says.
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
            // In one piece, so that lines of several threads do not mix.
            stream.print(format.format(entry));
            stream.flush();
        }
    }

    @Override
    public void flush() {
        stream.flush();
    }

    /** Leaves the stream open, which belongs to the program. */
    @Override
    public void close() {
        flush();
    }
}
