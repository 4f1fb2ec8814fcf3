package dev.latchkey.mockserver.journal;

import dev.latchkey.mockserver.account.IdGenerator;
import dev.latchkey.mockserver.model.JournalEntry;
import dev.latchkey.mockserver.model.MessageSource;
import dev.latchkey.mockserver.store.DataStore;
import dev.latchkey.mockserver.store.JournalStore.Filter;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records every request, accepted or refused. */
public final class RequestJournal {
    private final DataStore store;
    private final IdGenerator ids;
    private final InstantSource clock;
    private final ServerEventListener listener;

    /** Creates a journal that writes to a store and notifies a listener. */
    public RequestJournal(DataStore store, IdGenerator ids, InstantSource clock, ServerEventListener listener) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.listener = listener;
    }

    /** Starts to record a request. */
    public RequestContext begin(MessageSource source, InetAddress address) {
        return new RequestContext(ids.next("req"), clock.instant(), source, address);
    }

    /** Starts to record an HTTP request. */
    public RequestContext begin(InetAddress address) {
        return begin(MessageSource.HTTP, address);
    }

    /** Stores the entry of a request that was completed. */
    public void end(RequestContext context, int status) {
        JournalEntry entry = context.entry(status);
        store.journal().add(entry);
        listener.onRequestCompleted(entry);
    }

    /**
     * Returns requests, newest first.
     *
     * @param accountId only requests by this account; null for all, including those without a known account
     * @param keyId only requests with this key; null for all
     * @param refused true for refused requests only
     * @param before only requests older than the one with this id; null to start with the newest
     * @param limit max number of requests
     */
    public List<JournalEntry> newest(@Nullable String accountId, @Nullable String keyId, boolean refused,
            @Nullable String before, int limit) {
        return store.journal().newest(new Filter(accountId, keyId, refused), before, limit);
    }

    /**
     * Returns requests with a key, newest first.
     *
     * @param before only requests older than the one with this id; null to start with the newest
     * @param limit max number of requests
     */
    public List<JournalEntry> ofKey(String accountId, String keyId, @Nullable String before, int limit) {
        return store.journal().newest(new Filter(accountId, keyId, false), before, limit);
    }
}
