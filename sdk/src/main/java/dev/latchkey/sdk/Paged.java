package dev.latchkey.sdk;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * List that a gateway delivers in pages. A page is fetched only when its first item is needed. Each iteration starts
 * again from the beginning, so a list can be iterated several times.
 *
 * {@snippet :
 * for (String name : names) {
 *     System.out.println(name);
 * }
 * List<String> firstFew = names.stream().limit(5).toList();
 * }
 *
 * <p>Immutable and safe for use by several threads; each iterator and stream is for one thread. Items added or removed
 * during an iteration can be missed. With gateways that count items they can also appear twice.
 *
 * @param <T> type of the items
 */
public final class Paged<T> implements Iterable<T> {
    private final PageSource<T> source;
    private final PagePosition start;

    private Paged(PageSource<T> source, PagePosition start) {
        this.source = source;
        this.start = start;
    }

    /**
     * Creates a list of which each page names the next by a cursor.
     *
     * @param fetch creates the call for a page from its cursor, which is null for the first page
     * @param items returns the items of a page
     * @param next returns the cursor of the next page; null or empty if there is none
     */
    public static <P, T> Paged<T> byCursor(Function<@Nullable String, ApiCall<P>> fetch,
            Function<? super P, List<T>> items, Function<? super P, @Nullable String> next) {
        return new Paged<>(PageSource.byCursor(token -> fetch.apply(token.isEmpty() ? null : token), items, page -> {
            String cursor = next.apply(page);
            return cursor == null ? "" : cursor;
        }), PagePosition.START);
    }

    /**
     * Creates a list whose pages are requested by the number of items before them. An empty page always ends the list.
     *
     * @param fetch creates the call for a page from the number of items before it
     * @param items returns the items of a page
     * @param more returns true if another page follows, given a page and the number of items up to its end. It is the
     *        gateway's own rule, such as {@code (page, soFar) -> soFar < page.total()} or {@code page.size() == limit}
     */
    public static <P, T> Paged<T> byOffset(LongFunction<ApiCall<P>> fetch, Function<? super P, List<T>> items,
            BiPredicate<? super P, Long> more) {
        return new Paged<>(PageSource.byNumber(start -> fetch.apply(start.offset()), items, more),
                PagePosition.START);
    }

    /**
     * Creates a list whose pages are numbered from 1. An empty page always ends the list.
     *
     * @param fetch creates the call for a page from its number
     * @param items returns the items of a page
     * @param more as for {@link #byOffset}
     */
    public static <P, T> Paged<T> byNumber(LongFunction<ApiCall<P>> fetch, Function<? super P, List<T>> items,
            BiPredicate<? super P, Long> more) {
        return new Paged<>(PageSource.byNumber(start -> fetch.apply(start.page()), items, more), PagePosition.START);
    }

    /**
     * Returns this list, starting at a position.
     *
     * @param position from {@link Page#position()} or {@link PagedIterator#position()} of the same list
     * @throws IllegalArgumentException if it is not a position of this list
     */
    public Paged<T> startingAt(String position) {
        PagePosition pagePosition = PagePosition.parse(position);
        source.check(pagePosition.token());
        return new Paged<>(source, pagePosition);
    }

    /** Returns this list with each page fetched with these options. A timeout applies to one page. */
    public Paged<T> with(CallOptions options) {
        return new Paged<>(source.with(options), start);
    }

    /** Returns this list with each item converted by a function. */
    public <R> Paged<R> map(Function<? super T, ? extends R> mapping) {
        return new Paged<>(source.map(mapping), start);
    }

    /** Returns the call that fetches the first page. Its {@link Page#next()} fetches the second, and so on. */
    public ApiCall<Page<T>> firstPage() {
        return page(start, PageCycleDetector.from(start));
    }

    /** Returns the pages in order. Each is fetched when the iteration reaches it. */
    public Iterable<Page<T>> pages() {
        return () -> new Iterator<>() {
            private @Nullable Page<T> last;

            @Override
            public boolean hasNext() {
                return last == null || last.hasNext();
            }

            @Override
            public Page<T> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("There are no more pages.");
                }
                Page<T> page = (last == null ? firstPage() : last.next()).execute();
                last = page;
                return page;
            }
        };
    }

    /** Returns an iterator over the items. */
    @Override
    public PagedIterator<T> iterator() {
        return new PagedIterator<>(start, firstPage());
    }

    /** Returns a stream of the items. It fetches only the pages it needs: {@code limit(5)} needs five items. */
    public Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    /** Returns a spliterator over the items. It never splits, since that would fetch pages ahead. */
    @Override
    public Spliterator<T> spliterator() {
        PagedIterator<T> items = iterator();
        return new Spliterator<>() {
            @Override
            public boolean tryAdvance(Consumer<? super T> action) {
                if (!items.hasNext()) {
                    return false;
                }
                action.accept(items.next());
                return true;
            }

            @Override
            public @Nullable Spliterator<T> trySplit() {
                return null;
            }

            @Override
            public long estimateSize() {
                return Long.MAX_VALUE;
            }

            @Override
            public int characteristics() {
                return ORDERED | NONNULL;
            }
        };
    }

    private ApiCall<Page<T>> page(PagePosition pagePosition, PageCycleDetector cycleDetector) {
        return source.fetch(pagePosition.token()).map(raw -> {
            List<T> rest = raw.items().subList(Math.min(pagePosition.offset(), raw.items().size()), raw.items().size());
            if (raw.next().isEmpty()) {
                return Page.last(rest);
            }
            return Page.withNext(rest, PagePosition.of(raw.next()),
                    next -> page(next, cycleDetector.advance(next.token())));
        });
    }
}
