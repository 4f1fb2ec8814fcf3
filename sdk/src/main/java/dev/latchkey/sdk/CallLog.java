package dev.latchkey.sdk;

import java.util.function.Consumer;

/**
 * A log of requests and answers, line by line. At no level does it show a body, an argument, or the value of a header
 * that is not known to be harmless, so a secret cannot reach it.
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

    /** How much is written. */
    public enum Level {
        /** One line for each request and one for its answer. */
        BASIC,
        /** The names of all headers too, and the values of the harmless ones. */
        HEADERS
    }

    /** Writes to this, on the thread that sends. What it throws is ignored. */
    public static CallLog to(Consumer<String> lines, Level level) {
        return new CallLog(lines, level);
    }

    /** Where lines go. */
    public Consumer<String> lines() {
        return lines;
    }

    /** How much is written. */
    public Level level() {
        return level;
    }
}
