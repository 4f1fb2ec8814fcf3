package dev.latchkey.sdk;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list, with access to the next. Immutable.
 *
 * {@snippet :
 * Page<String> page = names.firstPage().execute();
 * while (page.hasNext()) {
 *     page = page.next().execute();
 * }
 * }
 *
 * @param <T> type of the items
 */
public final class Page<T> {
    private final List<T> items;
    private final Optional<NextPage<T>> next;

    private Page(List<T> items, Optional<NextPage<T>> next) {
        this.items = List.copyOf(items);
        this.next = next;
    }

    static <T> Page<T> withNext(List<T> items, PagePosition next, Function<PagePosition, ApiCall<Page<T>>> fetch) {
        return new Page<>(items, Optional.of(new NextPage<>(next, fetch)));
    }

    static <T> Page<T> last(List<T> items) {
        return new Page<>(items, Optional.empty());
    }

    /** Returns the items of the page, in the gateway's order. The list can be empty even if another page follows. */
    public List<T> items() {
        return items;
    }

    /** Returns true if the gateway says that another page follows. */
    public boolean hasNext() {
        return next.isPresent();
    }

    /**
     * Returns the call that fetches the next page. Nothing is sent before it is executed.
     *
     * @throws NoSuchElementException if this is the last page
     * @throws DecodeException if the gateway names a page as the next that was fetched before
     */
    public ApiCall<Page<T>> next() {
        NextPage<T> nextPage = next.orElseThrow(() -> new NoSuchElementException("This is the last page."));
        return nextPage.fetch.apply(nextPage.position);
    }

    Optional<PagePosition> nextPosition() {
        return next.map(NextPage::position);
    }

    /**
     * Returns the position of the next page, for {@link Paged#startingAt(String)}. It stays valid in other processes
     * and at later times. The text is opaque. Empty on the last page.
     */
    public Optional<String> position() {
        return nextPosition().map(PagePosition::toString);
    }

    private record NextPage<T>(PagePosition position, Function<PagePosition, ApiCall<Page<T>>> fetch) {}
}
