package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.http.body.JsonObjectReader;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Expected number of messages.
 *
 * @param min minimum number
 * @param max maximum number
 */
record ExpectedCount(int min, int max) {
    /** Highest number that can be expected. */
    static final int MAX_COUNT = 10_000;

    private static final ExpectedCount AT_LEAST_ONE = new ExpectedCount(1, Integer.MAX_VALUE);

    /** Reads {@code never}, {@code exactly}, {@code atLeast}, {@code atMost} or {@code between}. The default is at least 1. */
    static ExpectedCount read(JsonObjectReader fields) {
        JsonObjectReader times = fields.optionalObject("times");
        if (times == null) {
            return AT_LEAST_ONE;
        }
        Boolean never = times.optionalBoolean("never");
        Integer exactly = times.optionalInt("exactly", 0, MAX_COUNT);
        Integer atLeast = times.optionalInt("atLeast", 0, MAX_COUNT);
        Integer atMost = times.optionalInt("atMost", 0, MAX_COUNT);
        JsonObjectReader between = times.optionalObject("between");
        Integer min = between == null ? null : between.optionalInt("least", 0, MAX_COUNT);
        Integer max = between == null ? null : between.optionalInt("most", 0, MAX_COUNT);
        if (Stream.of(never, exactly, atLeast, atMost, between).filter(Objects::nonNull).count() != 1) {
            fields.problem("times", "contradiction",
                    "Specify exactly one of 'never', 'exactly', 'atLeast', 'atMost' and 'between'.");
        } else if (Boolean.FALSE.equals(never)) {
            times.problem("never", "unknown", "This must be true.");
        } else if (between != null && (min == null || max == null || min > max)) {
            times.problem("between", "contradiction",
                    "Specify 'least' and 'most'; 'most' must not be less than 'least'.");
        }
        if (exactly != null) {
            return new ExpectedCount(exactly, exactly);
        }
        if (atLeast != null) {
            return new ExpectedCount(atLeast, Integer.MAX_VALUE);
        }
        if (atMost != null) {
            return new ExpectedCount(0, atMost);
        }
        return between == null
                ? new ExpectedCount(0, 0)
                : new ExpectedCount(Objects.requireNonNullElse(min, 0), Objects.requireNonNullElse(max, 0));
    }

    boolean allows(int count) {
        return count >= min && count <= max;
    }

    /** Describes the expectation for people: {@code exactly 1 message}. */
    String describe() {
        List<String> words = max == 0
                ? List.of("no message")
                : min == max
                        ? List.of("exactly", messages(min))
                        : max == Integer.MAX_VALUE
                                ? List.of("at least", messages(min))
                                : min == 0
                                        ? List.of("at most", messages(max))
                                        : List.of("between", Integer.toString(min), "and", messages(max));
        return String.join(" ", words);
    }

    /** Formats a number of messages: {@code 2 messages}. */
    static String messages(int count) {
        return count == 1 ? "1 message" : count + " messages";
    }
}
