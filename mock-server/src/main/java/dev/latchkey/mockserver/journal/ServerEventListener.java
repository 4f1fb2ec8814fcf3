package dev.latchkey.mockserver.journal;

import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.JournalEntry;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.WebhookAttempt;
import java.util.List;

/**
 * Is told what has happened, once it is stored, by the thread that did it: it counts or notes, returns at once and
 * throws nothing. Called by many threads at once.
 */
public interface ServerEventListener {
    /** Does not care. */
    ServerEventListener NONE = new ServerEventListener() {};

    /** A request has its answer. */
    default void answered(JournalEntry entry) {}

    /** A message was accepted. */
    default void accepted(Message message) {}

    /** Something happened to messages. */
    default void happened(List<DeliveryEvent> events) {}

    /** A webhook was called. */
    default void called(WebhookAttempt attempt) {}

    /** Tells several, in order. */
    static ServerEventListener of(List<ServerEventListener> all) {
        List<ServerEventListener> watchers = List.copyOf(all);
        return new ServerEventListener() {
            @Override
            public void answered(JournalEntry entry) {
                watchers.forEach(watcher -> watcher.answered(entry));
            }

            @Override
            public void accepted(Message message) {
                watchers.forEach(watcher -> watcher.accepted(message));
            }

            @Override
            public void happened(List<DeliveryEvent> events) {
                watchers.forEach(watcher -> watcher.happened(events));
            }

            @Override
            public void called(WebhookAttempt attempt) {
                watchers.forEach(watcher -> watcher.called(attempt));
            }
        };
    }
}
