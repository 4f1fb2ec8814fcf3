package dev.latchkey.mockserver.model;

import java.net.URI;
import java.time.Instant;
import java.util.Set;

/**
 * Where an account wants to be told of events.
 *
 * @param id its name for programs
 * @param accountId whose it is
 * @param gateway in which gateway's words it is told
 * @param url where
 * @param events of which; empty for all
 * @param secret what signs the calls, sealed
 * @param active whether it is called at all
 * @param created when it was made
 */
public record Webhook(String id, String accountId, String gateway, URI url, Set<EventType> events, SealedSecret secret,
        boolean active, Instant created) {
    public Webhook {
        events = Set.copyOf(events);
    }

    /** Whether it wants to be told of this. */
    public boolean subscribesTo(EventType type) {
        return active && (events.isEmpty() || events.contains(type));
    }
}
