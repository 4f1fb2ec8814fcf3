package dev.latchkey.mockserver.core;

import dev.latchkey.mockserver.store.Store;
import java.net.InetAddress;
import java.time.InstantSource;

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
    public Visit begin(InetAddress address) {
        return new Visit(ids.next("req"), clock.instant(), address);
    }

    /** A request has its answer. */
    public void end(Visit visit, int status) {
        store.journal().add(visit.entry(status));
    }
}
