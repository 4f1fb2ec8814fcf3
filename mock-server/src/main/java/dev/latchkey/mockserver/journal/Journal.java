package dev.latchkey.mockserver.journal;

import dev.latchkey.mockserver.account.Ids;

import dev.latchkey.mockserver.model.JournalEntry;
import dev.latchkey.mockserver.model.Source;
import dev.latchkey.mockserver.store.JournalStore.Filter;
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
    private final ServerEventListener listener;

    /** A journal in this store, of which a watcher hears too. */
    public Journal(Store store, Ids ids, InstantSource clock, ServerEventListener listener) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.listener = listener;
    }

    /** A request has come. */
    public RequestContext begin(Source source, InetAddress address) {
        return new RequestContext(ids.next("req"), clock.instant(), source, address);
    }

    /** A request has come by HTTP. */
    public RequestContext begin(InetAddress address) {
        return begin(Source.HTTP, address);
    }

    /** A request has its answer. */
    public void end(RequestContext context, int status) {
        JournalEntry entry = context.entry(status);
        store.journal().add(entry);
        listener.onRequestCompleted(entry);
    }

    /**
     * What was asked, the newest first.
     *
     * @param accountId by this account only; null for every one, also those that are not known
     * @param keyId with this key only; null for every one
     * @param refused only what was refused
     * @param before only what is older than the request of this id; null for the newest
     * @param limit at most this many
     */
    public List<JournalEntry> newest(@Nullable String accountId, @Nullable String keyId, boolean refused,
            @Nullable String before, int limit) {
        return store.journal().newest(new Filter(accountId, keyId, refused), before, limit);
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
