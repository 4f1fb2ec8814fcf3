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

/** Format of a log entry. */
enum LogLineFormat {
    /** Text for people: time, level and message, followed by the stack trace. */
    TEXT {
        @Override
        String format(Entry entry) {
            String error = entry.error == null ? "" : entry.error.stack.stripTrailing() + "\n";
            return entry.time + " " + entry.level + " " + entry.message + "\n" + error;
        }
    },
    /** One JSON object per line, even if the message has several lines. */
    JSON {
        @Override
        String format(Entry entry) {
            return new String(Json.encode(entry), StandardCharsets.UTF_8) + "\n";
        }
    };

    // Replaces the placeholders of a message by its parameters.
    private static final Formatter MESSAGES = new Formatter() {
        @Override
        public String format(LogRecord entry) {
            return formatMessage(entry);
        }
    };

    /** JSON object of an entry. */
    public record Entry(String time, String level, String logger, String message, @Nullable ErrorText error) {}

    /** JSON object of an exception. */
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

    /** Returns the level's name in {@link System.Logger}, which the server logs with. */
    private static String level(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "error";
        }
        return level == Level.WARNING || level == Level.INFO
                ? level.getName().toLowerCase(Locale.ROOT)
                : level.intValue() > Level.FINER.intValue() ? "debug" : "trace";
    }
}
