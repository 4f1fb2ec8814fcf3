package dev.latchkey.mockserver.delivery.message;

import dev.latchkey.mockserver.delivery.lifecycle.MessageChangeNotifier;

import dev.latchkey.mockserver.model.Criteria;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.store.Store;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds messages by what is written about them, and waits for those that are yet to come. */
public final class MessageSearch {
    private static final int MAX_RESULTS = 200;
    private static final Duration MAX_WAIT = Duration.ofMinutes(10);

    private final Store store;
    private final MessageChangeNotifier notifier;

    public MessageSearch(Store store, MessageChangeNotifier notifier) {
        this.store = store;
        this.notifier = notifier;
    }

    /**
     * What was found.
     *
     * @param messages messages that fit, in the order in which they became visible; at most 200
     * @param cursor where to go on: no message that fits is before it and not among these
     * @param enough whether there are as many as were asked for
     */
    public record SearchResult(List<Message> messages, long cursor, boolean enough) {
        public SearchResult {
            messages = List.copyOf(messages);
        }
    }

    /** Where an account's messages end now: what is found after it is new. */
    public long newestCursor(String accountId) {
        return store.messages().newestPosition(accountId);
    }

    /**
     * What a query asks for; null or an empty one asks for every message. See {@link SearchQueryParser}.
     *
     * @throws dev.latchkey.mockserver.model.RefusedException when the query is wrong; the detail tells where
     */
    public Criteria criteria(String accountId, @Nullable String query) {
        return new Criteria(accountId, query == null ? List.of() : SearchQueryParser.parse(query));
    }

    /**
     * Finds messages after a cursor, and waits until there are enough.
     *
     * @param after cursor; 0 for the beginning
     * @param count how many are enough
     * @param wait how long to wait at most, in real time; zero for not at all
     */
    public SearchResult find(String accountId, @Nullable String query, long after, int count, Duration wait) {
        return find(criteria(accountId, query), after, count, wait);
    }

    /** As {@link #find(String, String, long, int, Duration)}, for criteria made before. */
    public SearchResult find(Criteria criteria, long after, int count, Duration wait) {
        if (wait.isZero() || wait.isNegative()) {
            return query(criteria, after, count);
        }
        long ends = System.nanoTime() + min(wait, MAX_WAIT).toNanos();
        try (MessageChangeNotifier.Subscription subscription = notifier.subscribe(criteria.accountId())) {
            SearchResult found = query(criteria, after, count);
            while (!found.enough() && subscription.await(ends - System.nanoTime())) {
                subscription.markSeen();
                found = query(criteria, after, count);
            }
            return found;
        }
    }

    private SearchResult query(Criteria criteria, long after, int count) {
        List<Message> found = store.messages().since(criteria, after, MAX_RESULTS);
        // Not the newest position: a message in between may yet come to fit, by what happens to it.
        long cursor = found.isEmpty() ? after : found.get(found.size() - 1).position();
        return new SearchResult(found, cursor, found.size() >= Math.min(count, MAX_RESULTS));
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
