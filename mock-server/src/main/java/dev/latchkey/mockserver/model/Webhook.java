package dev.latchkey.mockserver.model;

import java.net.URI;
import java.time.Instant;
import java.util.Set;

/**
 * URL to which delivery events of an account are sent.
 *
 * @param id unique id
 * @param accountId account that owns the webhook
 * @param gateway gateway that defines the request format
 * @param url target of the requests
 * @param events event types to send; empty for all
 * @param secret signing secret, encrypted
 * @param active false if sending is paused
 * @param created creation time
 */
public record Webhook(String id, String accountId, String gateway, URI url, Set<EventType> events, SealedSecret secret,
        boolean active, Instant created) {
    public Webhook {
        events = Set.copyOf(events);
    }

    /** Returns true if the webhook is active and receives events of this type. */
    public boolean subscribesTo(EventType type) {
        return active && (events.isEmpty() || events.contains(type));
    }
}
