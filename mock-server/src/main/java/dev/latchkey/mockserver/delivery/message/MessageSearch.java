package dev.latchkey.mockserver.delivery.message;

import dev.latchkey.mockserver.delivery.lifecycle.MessageChangeNotifier;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageCriteria;
import dev.latchkey.mockserver.store.DataStore;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds messages by a search query, and waits for messages that do not exist yet. */
public final class MessageSearch {
    private static final int MAX_RESULTS = 1_000;
    private static final Duration MAX_WAIT = Duration.ofMinutes(10);

    private final DataStore store;
    private final MessageChangeNotifier notifier;

    public MessageSearch(DataStore store, MessageChangeNotifier notifier) {
        this.store = store;
        this.notifier = notifier;
    }

    /**
     * Result of a search.
     *
     * @param messages matching messages in the order in which they were stored; at most 1,000
     * @param cursor where to continue: all matching messages up to it are among these or were found before
     * @param enough true if the requested number was found
     */
    public record SearchResult(List<Message> messages, long cursor, boolean enough) {
        public SearchResult {
            messages = List.copyOf(messages);
        }
    }

    /** Returns the cursor after which all messages are new. */
    public long newestCursor(String accountId) {
        return store.messages().newestPosition(accountId);
    }

    /**
     * Parses a query; null or an empty one matches every message. See {@link SearchQueryParser}.
     *
     * @throws dev.latchkey.mockserver.model.RefusedException if the query is invalid; the detail has the position
     */
    public MessageCriteria criteria(String accountId, @Nullable String query) {
        return new MessageCriteria(accountId, query == null ? List.of() : SearchQueryParser.parse(query));
    }

    /**
     * Finds messages after a cursor, and waits until there are enough.
     *
     * @param after cursor; 0 for the start
     * @param count number of messages that are enough
     * @param wait max time to wait, in real time; zero to return at once
     */
    public SearchResult find(String accountId, @Nullable String query, long after, int count, Duration wait) {
        return find(criteria(accountId, query), after, count, wait);
    }

    /** Does the same as {@link #find(String, String, long, int, Duration)}, with a parsed query. */
    public SearchResult find(MessageCriteria criteria, long after, int count, Duration wait) {
        if (wait.isZero() || wait.isNegative()) {
            return query(criteria, after, count);
        }
        long deadline = System.nanoTime() + min(wait, MAX_WAIT).toNanos();
        try (MessageChangeNotifier.Subscription subscription = notifier.subscribe(criteria.accountId())) {
            SearchResult found = query(criteria, after, count);
            while (!found.enough() && subscription.await(deadline - System.nanoTime())) {
                subscription.markSeen();
                found = query(criteria, after, count);
            }
            return found;
        }
    }

    private SearchResult query(MessageCriteria criteria, long after, int count) {
        List<Message> found = store.messages().since(criteria, after, MAX_RESULTS);
        // Not the newest position: a later event can still make an earlier message match.
        long cursor = found.isEmpty() ? after : found.get(found.size() - 1).position();
        return new SearchResult(found, cursor, found.size() >= Math.min(count, MAX_RESULTS));
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
