package dev.latchkey.sdk;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Iterator over a paged list. It fetches a page only when its first item is needed.
 *
 * <p>If a page cannot be fetched, {@link #hasNext()} and {@link #next()} throw the exception of the call. No item is
 * lost: the next invocation fetches the same page again. {@link #position()} lets another iterator continue there, also
 * in another process.
 *
 * <p>Not safe for use by several threads; each thread needs its own from {@link Paged#iterator()}.
 *
 * {@snippet :
 * PagedIterator<String> iterator = names.iterator();
 * try {
 *     while (iterator.hasNext()) {
 *         System.out.println(iterator.next());
 *     }
 * } catch (LatchkeyException e) {
 *     iterator.position().ifPresent(position -> System.out.println("Continue with startingAt(" + position + ")"));
 * }
 * }
 *
 * @param <T> type of the items
 */
public final class PagedIterator<T> implements Iterator<T> {
    private final PagePosition start;
    private final ApiCall<Page<T>> first;
    private @Nullable Page<T> page;
    private PagePosition pageStart;
    private int index;
    private long returned;

    PagedIterator(PagePosition start, ApiCall<Page<T>> first) {
        this.start = start;
        this.first = first;
        this.pageStart = start;
    }

    /**
     * Returns true if another item follows. At the end of a page it fetches the next one, since only that page shows if
     * it has items.
     *
     * @throws LatchkeyException if the page cannot be fetched
     */
    @Override
    public boolean hasNext() {
        Page<T> current = page == null ? first.execute() : page;
        page = current;
        while (index == current.items().size()) {
            if (!current.hasNext()) {
                return false;
            }
            Page<T> nextPage = current.next().execute();
            pageStart = current.nextPosition().orElse(pageStart);
            page = nextPage;
            current = nextPage;
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
        returned++;
        return item;
    }

    /**
     * Returns the position of the item that {@link #next()} would return, for {@link Paged#startingAt(String)}. The
     * text is opaque. Empty if it is known that no item follows. Sends nothing.
     */
    public Optional<String> position() {
        Page<T> current = page;
        if (current == null) {
            return Optional.of(start.toString());
        }
        if (index < current.items().size()) {
            return Optional.of(new PagePosition(pageStart.token(), pageStart.offset() + index).toString());
        }
        return current.position();
    }

    /** Returns the number of items that {@link #next()} has returned so far. */
    public long returned() {
        return returned;
    }
}
