package dev.latchkey.sdk;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** How a gateway hands a list out: what a page is asked for with, and how its answer names the next one. */
abstract class PageSource<T> {
    /** The page of this token, which is empty for the first. */
    abstract ApiCall<RawPage<T>> fetch(String token);

    /** Refuses a token that this list cannot have given. */
    void check(String token) {}

    /** The same list with each item turned into something else. */
    final <R> PageSource<R> map(Function<? super T, ? extends R> mapping) {
        PageSource<T> plain = this;
        return new PageSource<>() {
            @Override
            ApiCall<RawPage<R>> fetch(String token) {
                return plain.fetch(token)
                        .map(part -> new RawPage<>(part.items().stream().<R>map(mapping).toList(), part.next()));
            }

            @Override
            void check(String token) {
                plain.check(token);
            }
        };
    }

    /** The same list with each page asked for with these options. */
    final PageSource<T> with(CallOptions options) {
        PageSource<T> plain = this;
        return new PageSource<>() {
            @Override
            ApiCall<RawPage<T>> fetch(String token) {
                return plain.fetch(token).with(options);
            }

            @Override
            void check(String token) {
                plain.check(token);
            }
        };
    }

    /** The gateway names the next page itself. An empty page can be followed by another. */
    static <P, T> PageSource<T> named(Function<String, ApiCall<P>> fetch, Function<? super P, List<T>> items,
            Function<? super P, String> next) {
        return new PageSource<>() {
            @Override
            ApiCall<RawPage<T>> fetch(String token) {
                return fetch.apply(token).map(answer -> new RawPage<>(items.apply(answer), next.apply(answer)));
            }
        };
    }

    /** Pages are asked for by a number. An empty page is the last: the same number would be asked for again. */
    static <P, T> PageSource<T> counted(Function<Count, ApiCall<P>> fetch, Function<? super P, List<T>> items,
            BiPredicate<? super P, Long> more) {
        return new PageSource<>() {
            @Override
            ApiCall<RawPage<T>> fetch(String token) {
                Count count = Count.parse(token);
                return fetch.apply(count).map(answer -> {
                    List<T> found = items.apply(answer);
                    Count next = new Count(count.page() + 1, count.before() + found.size());
                    boolean goesOn = !found.isEmpty() && more.test(answer, next.before());
                    return new RawPage<>(found, goesOn ? next.toString() : "");
                });
            }

            @Override
            void check(String token) {
                Count.parse(token);
            }
        };
    }

    /** What a gateway answered: some items, and the token of the page after them, which is empty when there is none. */
    record RawPage<T>(List<T> items, String next) {}

    /**
     * Where a page stands.
     *
     * @param page its number, from 1
     * @param before how many items come before it
     */
    record Count(long page, long before) {
        static Count parse(String token) {
            if (token.isEmpty()) {
                return new Count(1, 0);
            }
            if (!token.matches("\\d{1,18}-\\d{1,18}")) {
                throw PagePosition.notOfThisList();
            }
            int dash = token.indexOf('-');
            return new Count(Long.parseLong(token.substring(0, dash)), Long.parseLong(token.substring(dash + 1)));
        }

        @Override
        public String toString() {
            return page + "-" + before;
        }
    }
}
