package dev.latchkey.sdk;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a list that comes in pages, and fetches each page when its first item is asked for, not sooner.
 *
 * <p>When a page cannot be fetched, {@link #hasNext()} and {@link #next()} throw what the call throws. Nothing is lost
 * then: asked again, the iterator fetches the same page again and goes on; and {@link #position()} says where another
 * one could go on, also in another process.
 *
 * <p>Not safe for use by several threads; ask {@link Paged#iterator()} for one each.
 *
 * {@snippet :
 * PagedIterator<String> some = names.iterator();
 * try {
 *     while (some.hasNext()) {
 *         System.out.println(some.next());
 *     }
 * } catch (LatchkeyException e) {
 *     some.position().ifPresent(place -> System.out.println("Go on with startingAt(" + place + ")"));
 * }
 * }
 *
 * @param <T> what the list is of
 */
public final class PagedIterator<T> implements Iterator<T> {
    private final PagePosition start;
    private final ApiCall<Page<T>> first;
    private @Nullable Page<T> page;
    private PagePosition pageStart;
    private int index;
    private long given;

    PagedIterator(PagePosition start, ApiCall<Page<T>> first) {
        this.start = start;
        this.first = first;
        this.pageStart = start;
    }

    /**
     * Whether another item follows. Fetches the next page when the one at hand is used up and another follows, since
     * only that page can tell.
     */
    @Override
    public boolean hasNext() {
        Page<T> current = page == null ? first.execute() : page;
        page = current;
        while (index == current.items().size()) {
            if (!current.hasNext()) {
                return false;
            }
            Page<T> following = current.next().execute();
            pageStart = current.nextPlace().orElse(pageStart);
            page = following;
            current = following;
            index = 0;
        }
        return true;
    }

    @Override
    public T next() {
        if (!hasNext() || page == null) {
            throw new NoSuchElementException("The list has no more items.");
        }
        T item = page.items().get(index);
        index++;
        given++;
        return item;
    }

    /**
     * Where the item is that {@link #next()} would give, for {@link Paged#startingAt(String)}. The text is to be kept,
     * not to be read. Empty when it is known that no item follows. Asking sends nothing.
     */
    public Optional<String> position() {
        Page<T> current = page;
        if (current == null) {
            return Optional.of(start.toString());
        }
        if (index < current.items().size()) {
            return Optional.of(new PagePosition(pageStart.token(), pageStart.given() + index).toString());
        }
        return current.position();
    }

    /** How many items {@link #next()} gave so far. */
    public long returned() {
        return given;
    }
}
