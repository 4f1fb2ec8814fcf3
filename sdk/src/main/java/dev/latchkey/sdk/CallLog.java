package dev.latchkey.sdk;

import java.util.function.Consumer;

/**
 * Logs requests and responses, line by line. No level logs a body, an argument, or the value of a header field that is
 * not known to be harmless. So no secret can reach the log.
 *
 * {@snippet :
 * ClientOptions options = ClientOptions.at("http://127.0.0.1:8390")
 *         .withLog(CallLog.to(line -> System.out.println(line), CallLog.Level.BASIC));
 * }
 */
public final class CallLog {
    private final Consumer<String> lines;
    private final Level level;

    private CallLog(Consumer<String> lines, Level level) {
        this.lines = lines;
        this.level = level;
    }

    /** Amount of detail in a log. */
    public enum Level {
        /** One line for each request and one for its response. */
        BASIC,
        /** Also the names of all header fields, and the values of the harmless ones. */
        HEADERS
    }

    /**
     * Creates a log that passes each line to the consumer, on the thread that sends. Exceptions from it are ignored.
     */
    public static CallLog to(Consumer<String> lines, Level level) {
        return new CallLog(lines, level);
    }

    /** Returns the consumer of the lines. */
    public Consumer<String> lines() {
        return lines;
    }

    /** Returns the amount of detail. */
    public Level level() {
        return level;
    }
}
