package dev.latchkey.mockserver.control;

import dev.latchkey.mockserver.http.FieldProblem;
import dev.latchkey.mockserver.http.InvalidFieldsException;
import dev.latchkey.mockserver.http.Request;
import dev.latchkey.mockserver.http.Shown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of a query and collects everything that is wrong with them. Ask for every one, then call
 * {@link #finish()}, which refuses if something was wrong or if there is a parameter that nobody asked for: with a
 * misspelt {@code acount} a test would look at another's messages. Not safe for use by several threads.
 */
final class Query {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final Request request;
    private final List<FieldProblem> problems = new ArrayList<>();
    private final Set<String> asked = new HashSet<>();

    Query(Request request) {
        this.request = request;
    }

    /** A text; null where it is left out or empty. */
    @Nullable
    String text(String name) {
        asked.add(name);
        return request.query(name).filter(text -> !text.isEmpty()).orElse(null);
    }

    /** A whole number. */
    long number(String name, long min, long max, long standard) {
        String text = text(name);
        if (text == null) {
            return standard;
        }
        long number = NUMBER.matcher(text).matches() ? Long.parseLong(text) : -1;
        if (number < min || number > max) {
            problem(name, "out-of-range", "This must be a whole number from " + min + " to " + max + ".");
            return standard;
        }
        return number;
    }

    /** Yes or no; left out is no. */
    boolean flag(String name) {
        String text = text(name);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            problem(name, "unknown", "This must be true or false.");
        }
        return "true".equals(text);
    }

    /** A time, from 0 to the longest; zero where it is left out. */
    Duration time(String name, Duration longest) {
        String text = text(name);
        if (text == null) {
            return Duration.ZERO;
        }
        Optional<Duration> time = Times.parse(text);
        if (time.isEmpty()) {
            problem(name, "not-a-time", Times.HOW);
        } else if (time.get().isNegative() || time.get().compareTo(longest) > 0) {
            problem(name, "out-of-range", "This must be from 0 to " + longest.toSeconds() + "s.");
        }
        return time.orElse(Duration.ZERO);
    }

    /** Several of these words, with commas between; empty where it is left out. */
    List<String> words(String name, List<String> known) {
        String text = text(name);
        List<String> words = text == null ? List.of() : Arrays.asList(text.split(",", -1));
        for (String word : words) {
            if (!known.contains(word)) {
                problem(name, "unknown", "There is no '" + Shown.of(word) + "' here. Known are "
                        + String.join(", ", known) + ".");
                break;
            }
        }
        return words;
    }

    /** Says that something is wrong with a parameter. */
    void problem(String name, String code, String detail) {
        problems.add(new FieldProblem("#/" + name, code, detail));
    }

    /** Refuses if anything was wrong. */
    void finish() {
        for (String name : request.queryNames()) {
            if (!asked.contains(name)) {
                problem(Shown.of(name), "unknown-parameter", "There is no parameter '" + Shown.of(name) + "'. "
                        + (asked.isEmpty()
                                ? "None is known here."
                                : "Known are " + String.join(", ", asked.stream().sorted().toList()) + "."));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidFieldsException(problems);
        }
    }
}
