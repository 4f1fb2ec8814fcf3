package dev.latchkey.sdk.sandbox.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /sandbox/v1/messages/{id}/events}: what happened to a message, the oldest first.
 *
 * {@snippet :
 * EventPage page = session.operations().messages().events("msg_1", null, null).execute();
 * }
 *
 * @param items the events
 * @param next what to send as {@code cursor} for the page after this one; null when this is the last
 */
public record EventPage(List<EventResource> items, @Nullable String next) {}
