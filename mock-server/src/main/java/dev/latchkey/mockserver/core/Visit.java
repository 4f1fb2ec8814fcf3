package dev.latchkey.mockserver.core;

import dev.latchkey.mockserver.model.JournalEntry;
import dev.latchkey.mockserver.model.Reason;
import dev.latchkey.mockserver.model.Source;
import java.net.InetAddress;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One request on its way: what becomes known about it, until it is written into the journal. Used by one thread. */
public final class Visit {
    private final String id;
    private final Instant at;
    private final InetAddress address;
    private final long startedNanos = System.nanoTime();
    private String route = "unknown";
    private @Nullable Caller caller;
    private @Nullable Reason reason;

    Visit(String id, Instant at, InetAddress address) {
        this.id = id;
        this.at = at;
        this.address = address;
    }

    /** The request's id. */
    public String id() {
        return id;
    }

    /** It asks for this route. */
    public void route(String method, String template) {
        route = method + " " + template;
    }

    /** It comes from this caller. */
    public void caller(Caller known) {
        caller = known;
    }

    /** It is refused. */
    public void refused(Reason why) {
        reason = why;
    }

    JournalEntry entry(int status) {
        return new JournalEntry(id, at, Source.HTTP, caller == null ? null : caller.account().id(),
                caller instanceof Caller.ByKey by ? by.key().id() : null, route, status,
                reason == null ? null : reason.code(), address.getHostAddress(), null, null,
                TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - startedNanos));
    }
}
