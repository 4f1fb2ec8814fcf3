package dev.latchkey.mockserver.rest;

import dev.latchkey.mockserver.account.IdGenerator;
import dev.latchkey.mockserver.http.ServerRequest;
import dev.latchkey.mockserver.http.body.FieldError;
import dev.latchkey.mockserver.http.body.InvalidFieldsException;
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
 * Reads query parameters and collects their errors. Read every parameter, then call {@link #finish()}; an invalid one reads
 * as absent until then. Not safe for use by several threads.
 */
public class QueryParameters {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final int MAX_LENGTH = 500;

    private final ServerRequest request;
    private final List<FieldError> problems = new ArrayList<>();
    private final Set<String> knownNames = new TreeSet<>();

    /** Creates a reader of a request's query. */
    public QueryParameters(ServerRequest request) {
        this.request = request;
    }

    /** Reads {@code limit}, the maximum number of entries of a page. */
    public final int limit(int defaultLimit, int max) {
        return (int) number("limit", 1, max, defaultLimit);
    }

    /** Reads a whole number. */
    public final long number(String name, long min, long max, long defaultValue) {
        Optional<String> text = read(name);
        if (text.isEmpty()) {
            return defaultValue;
        }
        long number = NUMBER.matcher(text.get()).matches() ? Long.parseLong(text.get()) : -1;
        if (number < min || number > max) {
            problem(name, "out-of-range", "This must be a whole number from " + min + " to " + max + ".");
            return defaultValue;
        }
        return number;
    }

    /** Reads a flag, which is false if it is absent. */
    public final boolean flag(String name) {
        String text = read(name).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            problem(name, "unknown", "This must be true or false.");
        }
        return text.equals("true");
    }

    /** Reads {@code cursor}, the id of the last entry of the previous page; null for the first page. */
    public final @Nullable String cursor(String kind) {
        return cursor(Pattern.compile(Pattern.quote(kind) + "_" + IdGenerator.PATTERN));
    }

    /** Reads {@code cursor} as {@link #cursor(String)} does, for entries that have no ids. */
    public final @Nullable String cursor(Pattern form) {
        Optional<String> text = read("cursor");
        if (text.isPresent() && !form.matcher(text.get()).matches()) {
            problem("cursor", "unknown",
                    "This is not a valid cursor. Send the 'next' of the previous page, or leave it out for the first page.");
            return null;
        }
        return text.orElse(null);
    }

    /** Reads a text of 1 to 500 characters. */
    public final @Nullable String text(String name) {
        Optional<String> text = read(name);
        if (text.isPresent() && (text.get().isEmpty() || text.get().length() > MAX_LENGTH)) {
            problem(name, "out-of-range",
                    "This must have 1 to " + MAX_LENGTH + " characters. Leave it out to apply no filter.");
            return null;
        }
        return text.orElse(null);
    }

    /**
     * Reads a value of an enumeration.
     *
     * @param <T> type of the values
     * @param values the allowed values
     * @param wireName returns the name of a value in the query
     */
    public final <T> @Nullable T enumValue(String name, T[] values, Function<T, String> wireName) {
        Optional<String> text = read(name);
        if (text.isEmpty()) {
            return null;
        }
        for (T value : values) {
            if (wireName.apply(value).equals(text.get())) {
                return value;
            }
        }
        problem(name, "unknown", "This must be one of "
                + Arrays.stream(values).map(wireName).collect(Collectors.joining(", ")) + ".");
        return null;
    }

    /** Reads an instant such as {@code 2027-01-31T12:00:00Z}. */
    public final @Nullable Instant instant(String name) {
        return parsed(name, Instant::parse, "not-an-instant",
                "Write a time such as 2027-01-31T12:00:00Z: date, T, time, and Z for UTC.");
    }

    /** Reads a date such as {@code 2027-01-31}. */
    public final @Nullable LocalDate day(String name) {
        return parsed(name, LocalDate::parse, "not-a-day", "Write a date such as 2027-01-31.");
    }

    /** Records an error of a parameter. */
    public final void problem(String name, String code, String detail) {
        problems.add(new FieldError("#/" + name, code, detail));
    }

    /**
     * Refuses the request if a parameter is invalid, repeated or was never read. A misspelt or ignored filter must not return
     * everything.
     *
     * @throws InvalidFieldsException with all errors
     */
    public final void finish() {
        List<String> names = request.queryNames();
        for (String name : Set.copyOf(names)) {
            if (Collections.frequency(names, name) > 1) {
                problem(SafeText.of(name), "twice", "This parameter is given more than once. Leave one out.");
            }
            if (!knownNames.contains(name)) {
                problem(SafeText.of(name), "unknown-parameter", "There is no parameter '" + SafeText.of(name) + "'. "
                        + (knownNames.isEmpty()
                                ? "None is known here."
                                : "Known are " + String.join(", ", knownNames) + "."));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidFieldsException(problems);
        }
    }

    private Optional<String> read(String name) {
        knownNames.add(name);
        return request.query(name);
    }

    private <T> @Nullable T parsed(String name, Function<String, T> parse, String code, String detail) {
        Optional<String> text = read(name);
        try {
            return text.map(parse).orElse(null);
        } catch (DateTimeException e) {
            problem(name, code, detail);
            return null;
        }
    }
}
