package dev.latchkey.mockserver.log;

import dev.latchkey.sdk.internal.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/** Writes an entry of the log as a line. */
enum LogLineFormat {
    /** For people: time, level, message, and below that what Java says of the error. */
    TEXT {
        @Override
        String format(Entry entry) {
            String error = entry.error == null ? "" : entry.error.stack.stripTrailing() + "\n";
            return entry.time + " " + entry.level + " " + entry.message + "\n" + error;
        }
    },
    /** For programs: one JSON object, also when the message has lines of its own. */
    JSON {
        @Override
        String format(Entry entry) {
            return new String(Json.encode(entry), StandardCharsets.UTF_8) + "\n";
        }
    };

    // It puts a message's parts in place.
    private static final Formatter MESSAGES = new Formatter() {
        @Override
        public String format(LogRecord entry) {
            return formatMessage(entry);
        }
    };

    /** An entry as it is written. */
    public record Entry(String time, String level, String logger, String message, @Nullable ErrorText error) {}

    /** What went wrong, and where in the program. */
    public record ErrorText(String type, @Nullable String message, String stack) {}

    abstract String format(Entry entry);

    String format(LogRecord entry) {
        Throwable thrown = entry.getThrown();
        Instant time = entry.getInstant().truncatedTo(ChronoUnit.MILLIS);
        return format(new Entry(time.toString(), level(entry.getLevel()), String.valueOf(entry.getLoggerName()),
                String.valueOf(MESSAGES.format(entry)), thrown == null ? null : error(thrown)));
    }

    private static ErrorText error(Throwable thrown) {
        StringWriter stack = new StringWriter();
        thrown.printStackTrace(new PrintWriter(stack));
        return new ErrorText(thrown.getClass().getName(), thrown.getMessage(), stack.toString());
    }

    /** The words of {@link System.Logger}, which is what the server logs by. */
    private static String level(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "error";
        }
        return level == Level.WARNING || level == Level.INFO
                ? level.getName().toLowerCase(Locale.ROOT)
                : level.intValue() > Level.FINER.intValue() ? "debug" : "trace";
    }
}
