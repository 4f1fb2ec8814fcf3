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
    default void onRequestCompleted(JournalEntry entry) {}

    /** A message was accepted. */
    default void onMessageAccepted(Message message) {}

    /** Something happened to messages. */
    default void onDeliveryEvents(List<DeliveryEvent> events) {}

    /** A webhook was called. */
    default void onWebhookAttempt(WebhookAttempt attempt) {}

    /** Tells several, in order. */
    static ServerEventListener of(List<ServerEventListener> all) {
        List<ServerEventListener> watchers = List.copyOf(all);
        return new ServerEventListener() {
            @Override
            public void onRequestCompleted(JournalEntry entry) {
                watchers.forEach(listener -> listener.onRequestCompleted(entry));
            }

            @Override
            public void onMessageAccepted(Message message) {
                watchers.forEach(listener -> listener.onMessageAccepted(message));
            }

            @Override
            public void onDeliveryEvents(List<DeliveryEvent> events) {
                watchers.forEach(listener -> listener.onDeliveryEvents(events));
            }

            @Override
            public void onWebhookAttempt(WebhookAttempt attempt) {
                watchers.forEach(listener -> listener.onWebhookAttempt(attempt));
            }
        };
    }
}
