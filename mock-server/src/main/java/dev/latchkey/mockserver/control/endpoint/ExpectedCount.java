package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.http.body.JsonObjectReader;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How many messages there should be.
 *
 * @param least at least so many
 * @param most at most so many
 */
record ExpectedCount(int least, int most) {
    /** Most that can be counted. */
    static final int MANY = 10_000;

    private static final ExpectedCount SOME = new ExpectedCount(1, Integer.MAX_VALUE);

    /** Reads {@code never}, {@code exactly}, {@code atLeast}, {@code atMost} or {@code between}; left out is at least 1. */
    static ExpectedCount read(JsonObjectReader fields) {
        JsonObjectReader times = fields.optionalObject("times");
        if (times == null) {
            return SOME;
        }
        Boolean never = times.optionalFlag("never");
        Integer exactly = times.optionalInt("exactly", 0, MANY);
        Integer atLeast = times.optionalInt("atLeast", 0, MANY);
        Integer atMost = times.optionalInt("atMost", 0, MANY);
        JsonObjectReader between = times.optionalObject("between");
        Integer least = between == null ? null : between.optionalInt("least", 0, MANY);
        Integer most = between == null ? null : between.optionalInt("most", 0, MANY);
        if (Stream.of(never, exactly, atLeast, atMost, between).filter(Objects::nonNull).count() != 1) {
            fields.problem("times", "contradiction",
                    "Give one of 'never', 'exactly', 'atLeast', 'atMost' and 'between'.");
        } else if (Boolean.FALSE.equals(never)) {
            times.problem("never", "unknown", "This must be true.");
        } else if (between != null && (least == null || most == null || least > most)) {
            times.problem("between", "contradiction", "Give 'least' and 'most', which is no less.");
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
                : new ExpectedCount(Objects.requireNonNullElse(least, 0), Objects.requireNonNullElse(most, 0));
    }

    boolean allows(int count) {
        return count >= least && count <= most;
    }

    /** In words: {@code exactly 1 message}. */
    String describe() {
        List<String> words = most == 0
                ? List.of("no message")
                : least == most
                        ? List.of("exactly", messages(least))
                        : most == Integer.MAX_VALUE
                                ? List.of("at least", messages(least))
                                : least == 0
                                        ? List.of("at most", messages(most))
                                        : List.of("between", Integer.toString(least), "and", messages(most));
        return String.join(" ", words);
    }

    /** As many messages, in words. */
    static String messages(int count) {
        return count == 1 ? "1 message" : count + " messages";
    }
}
