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
 * A list that a gateway hands out in pages. Nothing is sent before items are asked for, and a page is fetched when its
 * first item is asked for, not sooner. Each use starts anew, so that the same list can be gone through several times.
 *
 * {@snippet :
 * for (String name : names) {
 *     System.out.println(name);
 * }
 * List<String> firstFew = names.stream().limit(5).toList();
 * }
 *
 * <p>Immutable and safe for use by several threads; its iterators and streams are for one thread each. What is added to
 * or removed from the list in the meantime can be missed, or with gateways that count items, come twice.
 *
 * @param <T> what the list is of
 */
public final class Paged<T> implements Iterable<T> {
    private final PageSource<T> source;
    private final PagePosition start;

    private Paged(PageSource<T> source, PagePosition start) {
        this.source = source;
        this.start = start;
    }

    /**
     * A list whose pages name the next one.
     *
     * @param fetch makes the call for a page from its cursor, which is null for the first page
     * @param items what is on a page
     * @param next the cursor of the page after it; null or empty when it is the last
     */
    public static <P, T> Paged<T> byCursor(Function<@Nullable String, ApiCall<P>> fetch,
            Function<? super P, List<T>> items, Function<? super P, @Nullable String> next) {
        return new Paged<>(PageSource.named(token -> fetch.apply(token.isEmpty() ? null : token), items, answer -> {
            String cursor = next.apply(answer);
            return cursor == null ? "" : cursor;
        }), PagePosition.START);
    }

    /**
     * A list whose pages are asked for by the number of items before them. An empty page always ends it.
     *
     * @param fetch makes the call for a page from the number of items before it
     * @param items what is on a page
     * @param more whether another page follows, from a page and the number of items up to its end: by the gateway's
     *        own rule, such as {@code (page, soFar) -> soFar < page.total()}, or {@code page.size() == limit}
     */
    public static <P, T> Paged<T> byOffset(LongFunction<ApiCall<P>> fetch, Function<? super P, List<T>> items,
            BiPredicate<? super P, Long> more) {
        return new Paged<>(PageSource.counted(count -> fetch.apply(count.before()), items, more),
                PagePosition.START);
    }

    /**
     * A list whose pages are numbered from 1. An empty page always ends it.
     *
     * @param fetch makes the call for a page from its number
     * @param items what is on a page
     * @param more as with {@link #byOffset}
     */
    public static <P, T> Paged<T> byNumber(LongFunction<ApiCall<P>> fetch, Function<? super P, List<T>> items,
            BiPredicate<? super P, Long> more) {
        return new Paged<>(PageSource.counted(count -> fetch.apply(count.page()), items, more), PagePosition.START);
    }

    /**
     * The same list from a place on.
     *
     * @param position {@link Page#position()} or {@link PagedIterator#position()} of the same list
     * @throws IllegalArgumentException when it is no such text
     */
    public Paged<T> startingAt(String position) {
        PagePosition place = PagePosition.parse(position);
        source.check(place.token());
        return new Paged<>(source, place);
    }

    /** The same list with each page fetched with these options; a time-out is for one page. */
    public Paged<T> with(CallOptions options) {
        return new Paged<>(source.with(options), start);
    }

    /** The same list with each item turned into something else. */
    public <R> Paged<R> map(Function<? super T, ? extends R> mapping) {
        return new Paged<>(source.map(mapping), start);
    }

    /** The call that fetches the first page. Its {@link Page#next()} fetches the second, and so on. */
    public ApiCall<Page<T>> firstPage() {
        return page(start, PageCycleDetector.from(start));
    }

    /** The pages one after the other, each fetched when it is asked for. */
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
                    throw new NoSuchElementException("The last page was given.");
                }
                Page<T> page = (last == null ? firstPage() : last.next()).execute();
                last = page;
                return page;
            }
        };
    }

    /** Goes through the items. */
    @Override
    public PagedIterator<T> iterator() {
        return new PagedIterator<>(start, firstPage());
    }

    /** The items as a stream. It fetches no more than what its steps take: {@code limit(5)} asks for five items. */
    public Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    /** As {@link #iterator()}. It is never split: that would fetch ahead. */
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

    private ApiCall<Page<T>> page(PagePosition place, PageCycleDetector trail) {
        return source.fetch(place.token()).map(part -> {
            List<T> rest = part.items().subList(Math.min(place.given(), part.items().size()), part.items().size());
            if (part.next().isEmpty()) {
                return Page.last(rest);
            }
            return Page.before(rest, PagePosition.of(part.next()),
                    next -> page(next, trail.to(next.token())));
        });
    }
}
