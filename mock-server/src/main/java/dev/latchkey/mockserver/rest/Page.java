package dev.latchkey.mockserver.rest;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param <T> what is listed
 * @param items the entries
 * @param next what to ask for the part after this with; null when this is the last
 */
public record Page<T>(List<T> items, @Nullable String next) {
    /**
     * The first of what was found.
     *
     * @param found one more than the page has room for, where there are as many: that tells whether a page follows
     * @param cursor what an entry is remembered by
     */
    public static <T> Page<T> first(List<T> found, int limit, Function<T, String> cursor) {
        List<T> shown = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(List.copyOf(shown), found.size() > limit ? cursor.apply(shown.get(limit - 1)) : null);
    }

    /**
     * A page of a list that is at hand as a whole.
     *
     * @param after the entry the page before ended with; null for the first page. Where there is no such entry any
     *        more, the page begins with the first that {@code isAfter}
     * @param isAfter whether an entry of the first cursor comes after one of the second
     */
    public static <T> Page<T> of(List<T> all, @Nullable String after, int limit, Function<T, String> cursor,
            Order isAfter) {
        List<T> rest = after == null
                ? all
                : all.stream().filter(entry -> isAfter.test(cursor.apply(entry), after)).toList();
        return first(rest, limit, cursor);
    }

    /** The order of cursors. */
    @FunctionalInterface
    public interface Order {
        /** Of lists whose cursors rise. */
        Order RISING = (later, earlier) -> later.compareTo(earlier) > 0;
        /** Of lists whose cursors fall: the newest first. */
        Order FALLING = (later, earlier) -> later.compareTo(earlier) < 0;

        /** Whether the first comes after the second. */
        boolean test(String later, String earlier);
    }

    /** The same page of what the entries are shown as. */
    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }
}
