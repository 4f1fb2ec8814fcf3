package dev.latchkey.mockserver.rest;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param <T> type of the entries
 * @param items the entries
 * @param next cursor of the next page; null on the last page
 */
public record ResultPage<T>(List<T> items, @Nullable String next) {
    /**
     * Returns the first page of the entries found.
     *
     * @param found up to one entry more than {@code limit}, which shows that another page follows
     * @param cursor returns the cursor of an entry
     */
    public static <T> ResultPage<T> first(List<T> found, int limit, Function<T, String> cursor) {
        List<T> items = found.subList(0, Math.min(limit, found.size()));
        return new ResultPage<>(List.copyOf(items), found.size() > limit ? cursor.apply(items.get(limit - 1)) : null);
    }

    /**
     * Returns a page of a complete list.
     *
     * @param after cursor of the last entry of the previous page, which need not exist any more; null for the first page
     * @param order order of the cursors in the list
     */
    public static <T> ResultPage<T> of(List<T> all, @Nullable String after, int limit, Function<T, String> cursor,
            Order order) {
        List<T> rest = after == null
                ? all
                : all.stream().filter(entry -> order.isAfter(cursor.apply(entry), after)).toList();
        return first(rest, limit, cursor);
    }

    /** Order of the cursors in a list. */
    @FunctionalInterface
    public interface Order {
        /** Ascending cursors: the oldest entry first. */
        Order ASCENDING = (later, earlier) -> later.compareTo(earlier) > 0;
        /** Descending cursors: the newest entry first. */
        Order DESCENDING = (later, earlier) -> later.compareTo(earlier) < 0;

        /** Returns true if the first cursor comes after the second. */
        boolean isAfter(String later, String earlier);
    }

    /** Returns the same page with each entry converted. */
    public <R> ResultPage<R> map(Function<T, R> view) {
        return new ResultPage<>(items.stream().map(view).toList(), next);
    }
}
