package dev.latchkey.mockserver.core;

import dev.latchkey.mockserver.model.JournalEntry;
import dev.latchkey.mockserver.model.Source;
import dev.latchkey.mockserver.store.JournalEntries.Filter;
import dev.latchkey.mockserver.store.Store;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down every request, accepted or refused. */
public final class Journal {
    private final Store store;
    private final Ids ids;
    private final InstantSource clock;

    /** A journal in this store. */
    public Journal(Store store, Ids ids, InstantSource clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /** A request has come. */
    public Visit begin(Source source, InetAddress address) {
        return new Visit(ids.next("req"), clock.instant(), source, address);
    }

    /** A request has come by HTTP. */
    public Visit begin(InetAddress address) {
        return begin(Source.HTTP, address);
    }

    /** A request has its answer. */
    public void end(Visit visit, int status) {
        store.journal().add(visit.entry(status));
    }

    /**
     * What was asked with a key, the newest first.
     *
     * @param before only what is older than the request of this id; null for the newest
     * @param limit at most this many
     */
    public List<JournalEntry> ofKey(String accountId, String keyId, @Nullable String before, int limit) {
        return store.journal().newest(new Filter(accountId, keyId, false), before, limit);
    }
}
