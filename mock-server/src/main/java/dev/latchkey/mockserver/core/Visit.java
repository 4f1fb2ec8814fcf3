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
    private final Source source;
    private final long startedNanos = System.nanoTime();
    private InetAddress address;
    private @Nullable String from;
    private String route = "unknown";
    private @Nullable Caller caller;
    private @Nullable Reason reason;
    private @Nullable String messageId;
    private @Nullable String fault;

    Visit(String id, Instant at, Source source, InetAddress address) {
        this.id = id;
        this.at = at;
        this.source = source;
        this.address = address;
    }

    /** The request's id. */
    public String id() {
        return id;
    }

    /** Where it comes from. */
    public InetAddress address() {
        return address;
    }

    /** The same in numbers, {@code 127.0.0.1}. */
    public String from() {
        String known = from;
        if (known == null) {
            known = address.getHostAddress();
            from = known;
        }
        return known;
    }

    /** It comes from here, as the proxy at the other end of the socket says. */
    public void address(InetAddress client) {
        address = client;
        from = null;
    }

    /** It asks for this route. */
    public void route(String method, String template) {
        route(method + " " + template);
    }

    /** It asks for this route, method and template in one. */
    public void route(String whole) {
        route = whole;
    }

    /** It comes from this caller. */
    public void caller(Caller known) {
        caller = known;
    }

    /** It is refused. */
    public void refused(Reason why) {
        reason = why;
    }

    /** This message came of it. */
    public void message(String made) {
        messageId = made;
    }

    /** This fault rule fired. */
    public void fault(String ruleId) {
        fault = ruleId;
    }

    JournalEntry entry(int status) {
        return new JournalEntry(id, at, source, caller == null ? null : caller.account().id(),
                caller instanceof Caller.ByKey by ? by.key().id() : null, route, status,
                reason == null ? null : reason.code(), from(), messageId, fault,
                TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - startedNanos));
    }
}
