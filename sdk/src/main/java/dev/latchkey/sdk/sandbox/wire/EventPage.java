package dev.latchkey.sdk.sandbox.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Response body of {@code GET /sandbox/v1/messages/{id}/events}: events of a message, the oldest first.
 *
 * {@snippet :
 * EventPage page = session.operations().messages().events("msg_1", null, null).execute();
 * }
 *
 * @param items the events
 * @param next {@code cursor} of the next page; null if this is the last one
 */
public record EventPage(List<EventResource> items, @Nullable String next) {}
