package dev.latchkey.sdk;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Pagination scheme of a list: fetches a page by its token, and reads the token of the next one from the response. */
abstract class PageSource<T> {
    /** Returns the call for the page with this token, which is empty for the first page. */
    abstract ApiCall<RawPage<T>> fetch(String token);

    /**
     * Validates a token from a position.
     *
     * @throws IllegalArgumentException if this list cannot have produced it
     */
    void check(String token) {}

    /** Returns this list with each item converted by a function. */
    final <R> PageSource<R> map(Function<? super T, ? extends R> mapping) {
        PageSource<T> source = this;
        return new PageSource<>() {
            @Override
            ApiCall<RawPage<R>> fetch(String token) {
                return source.fetch(token)
                        .map(page -> new RawPage<>(page.items().stream().<R>map(mapping).toList(), page.next()));
            }

            @Override
            void check(String token) {
                source.check(token);
            }
        };
    }

    /** Returns this list with each page fetched with these options. */
    final PageSource<T> with(CallOptions options) {
        PageSource<T> source = this;
        return new PageSource<>() {
            @Override
            ApiCall<RawPage<T>> fetch(String token) {
                return source.fetch(token).with(options);
            }

            @Override
            void check(String token) {
                source.check(token);
            }
        };
    }

    /** Pages of which each names the next. An empty page can be followed by another. */
    static <P, T> PageSource<T> byCursor(Function<String, ApiCall<P>> fetch, Function<? super P, List<T>> items,
            Function<? super P, String> next) {
        return new PageSource<>() {
            @Override
            ApiCall<RawPage<T>> fetch(String token) {
                return fetch.apply(token).map(page -> new RawPage<>(items.apply(page), next.apply(page)));
            }
        };
    }

    /**
     * Pages requested by their number or offset. An empty page is the last, since the same page would be requested
     * again.
     */
    static <P, T> PageSource<T> byNumber(Function<PageStart, ApiCall<P>> fetch, Function<? super P, List<T>> items,
            BiPredicate<? super P, Long> more) {
        return new PageSource<>() {
            @Override
            ApiCall<RawPage<T>> fetch(String token) {
                PageStart start = PageStart.parse(token);
                return fetch.apply(start).map(page -> {
                    List<T> pageItems = items.apply(page);
                    PageStart next = new PageStart(start.page() + 1, start.offset() + pageItems.size());
                    boolean hasNext = !pageItems.isEmpty() && more.test(page, next.offset());
                    return new RawPage<>(pageItems, hasNext ? next.toString() : "");
                });
            }

            @Override
            void check(String token) {
                PageStart.parse(token);
            }
        };
    }

    /** Page as the gateway sent it, with the token of the next page, which is empty if there is none. */
    record RawPage<T>(List<T> items, String next) {}

    /**
     * Place of a page in the list.
     *
     * @param page number of the page, from 1
     * @param offset number of items before the page
     */
    record PageStart(long page, long offset) {
        static PageStart parse(String token) {
            if (token.isEmpty()) {
                return new PageStart(1, 0);
            }
            if (!token.matches("\\d{1,18}-\\d{1,18}")) {
                throw PagePosition.invalidPosition();
            }
            int dash = token.indexOf('-');
            return new PageStart(Long.parseLong(token.substring(0, dash)), Long.parseLong(token.substring(dash + 1)));
        }

        @Override
        public String toString() {
            return page + "-" + offset;
        }
    }
}
