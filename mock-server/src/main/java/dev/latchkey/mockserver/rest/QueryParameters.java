package dev.latchkey.mockserver.rest;

import dev.latchkey.mockserver.account.Ids;
import dev.latchkey.mockserver.http.body.FieldError;
import dev.latchkey.mockserver.http.body.InvalidFieldsException;
import dev.latchkey.mockserver.http.Request;
import dev.latchkey.mockserver.http.body.SafeText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands behind the question mark, and collects everything that is wrong with it. Ask for everything, then
 * call {@link #finish()}; until then, what is wrong reads as left out. Not safe for use by several threads.
 */
public class QueryParameters {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final int MAX_LENGTH = 500;

    private final Request request;
    private final List<FieldError> problems = new ArrayList<>();
    private final Set<String> asked = new TreeSet<>();

    /** What a request asks for. */
    public QueryParameters(Request request) {
        this.request = request;
    }

    /** Most entries of a page, {@code limit}. */
    public final int limit(int standard, int highest) {
        return (int) number("limit", 1, highest, standard);
    }

    /** A whole number. */
    public final long number(String name, long min, long max, long standard) {
        Optional<String> text = ask(name);
        if (text.isEmpty()) {
            return standard;
        }
        long number = NUMBER.matcher(text.get()).matches() ? Long.parseLong(text.get()) : -1;
        if (number < min || number > max) {
            problem(name, "out-of-range", "This must be a whole number from " + min + " to " + max + ".");
            return standard;
        }
        return number;
    }

    /** Yes or no; left out is no. */
    public final boolean flag(String name) {
        String text = ask(name).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            problem(name, "unknown", "This must be true or false.");
        }
        return text.equals("true");
    }

    /** Id of the last entry of the page before, {@code cursor}; null for the first page. */
    public final @Nullable String cursor(String kind) {
        return cursor(Pattern.compile(Pattern.quote(kind) + "_" + Ids.PATTERN));
    }

    /** As {@link #cursor(String)}, of entries that have no ids. */
    public final @Nullable String cursor(Pattern form) {
        Optional<String> text = ask("cursor");
        if (text.isPresent() && !form.matcher(text.get()).matches()) {
            problem("cursor", "unknown",
                    "This is no cursor. Send the 'next' of the page before, or leave it out for the first page.");
            return null;
        }
        return text.orElse(null);
    }

    /** A text. */
    public final @Nullable String text(String name) {
        Optional<String> text = ask(name);
        if (text.isPresent() && (text.get().isEmpty() || text.get().length() > MAX_LENGTH)) {
            problem(name, "out-of-range", "This has 1 to " + MAX_LENGTH + " characters. Leave it out for everything.");
            return null;
        }
        return text.orElse(null);
    }

    /**
     * One of some words.
     *
     * @param <T> what the words stand for
     * @param values all there are
     * @param word the word for one
     */
    public final <T> @Nullable T enumValue(String name, T[] values, Function<T, String> word) {
        Optional<String> text = ask(name);
        if (text.isEmpty()) {
            return null;
        }
        for (T value : values) {
            if (word.apply(value).equals(text.get())) {
                return value;
            }
        }
        problem(name, "unknown", "This must be one of "
                + Arrays.stream(values).map(word).collect(Collectors.joining(", ")) + ".");
        return null;
    }

    /** A moment, {@code 2027-01-31T12:00:00Z}. */
    public final @Nullable Instant instant(String name) {
        return parsed(name, Instant::parse, "not-an-instant",
                "Write the moment as 2027-01-31T12:00:00Z: date, T, time, and Z for UTC.");
    }

    /** A day, {@code 2027-01-31}. */
    public final @Nullable LocalDate day(String name) {
        return parsed(name, LocalDate::parse, "not-a-day", "Write the day as 2027-01-31.");
    }

    /** Says that something is wrong. */
    public final void problem(String name, String code, String detail) {
        problems.add(new FieldError("#/" + name, code, detail));
    }

    /**
     * Refuses if anything was wrong, or is there that nobody asked for, or twice: a filter that is misspelt or not looked
     * at must not show everything.
     */
    public final void finish() {
        List<String> names = request.queryNames();
        for (String name : Set.copyOf(names)) {
            if (Collections.frequency(names, name) > 1) {
                problem(SafeText.of(name), "twice", "This is there twice. Leave one out.");
            }
            if (!asked.contains(name)) {
                problem(SafeText.of(name), "unknown-parameter", "There is no parameter '" + SafeText.of(name) + "'. "
                        + (asked.isEmpty() ? "None is known here." : "Known are " + String.join(", ", asked) + "."));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidFieldsException(problems);
        }
    }

    private Optional<String> ask(String name) {
        asked.add(name);
        return request.query(name);
    }

    private <T> @Nullable T parsed(String name, Function<String, T> parse, String code, String detail) {
        Optional<String> text = ask(name);
        try {
            return text.map(parse).orElse(null);
        } catch (DateTimeException e) {
            problem(name, code, detail);
            return null;
        }
    }
}
