package dev.latchkey.sdk;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list, and the way to the next. Immutable.
 *
 * {@snippet :
 * Page<String> page = names.firstPage().execute();
 * while (page.hasNext()) {
 *     page = page.next().execute();
 * }
 * }
 *
 * @param <T> what the list is of
 */
public final class Page<T> {
    private final List<T> items;
    private final Optional<Step<T>> following;

    private Page(List<T> items, Optional<Step<T>> following) {
        this.items = List.copyOf(items);
        this.following = following;
    }

    static <T> Page<T> before(List<T> items, PagePosition next, Function<PagePosition, ApiCall<Page<T>>> way) {
        return new Page<>(items, Optional.of(new Step<>(next, way)));
    }

    static <T> Page<T> last(List<T> items) {
        return new Page<>(items, Optional.empty());
    }

    /** What is on the page, in the gateway's order. Can be empty, also where another page follows. */
    public List<T> items() {
        return items;
    }

    /** Whether the gateway says that another page follows. */
    public boolean hasNext() {
        return following.isPresent();
    }

    /**
     * The call that fetches the next page. Nothing is sent before it is carried out.
     *
     * @throws NoSuchElementException when this is the last page
     * @throws DecodeException when the gateway names as next a page that was already fetched
     */
    public ApiCall<Page<T>> next() {
        Step<T> step = following.orElseThrow(() -> new NoSuchElementException("This is the last page."));
        return step.way.apply(step.to);
    }

    Optional<PagePosition> nextPlace() {
        return following.map(Step::to);
    }

    /**
     * Where the next page starts, for {@link Paged#startingAt(String)}, also days later or in another process. The text
     * is to be kept, not to be read. Empty on the last page.
     */
    public Optional<String> position() {
        return nextPlace().map(PagePosition::toString);
    }

    private record Step<T>(PagePosition to, Function<PagePosition, ApiCall<Page<T>>> way) {}
}
