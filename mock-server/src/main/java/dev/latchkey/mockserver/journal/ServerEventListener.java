package dev.latchkey.mockserver.journal;

import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.JournalEntry;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.WebhookAttempt;
import java.util.List;

/**
 * Listener for events of the server. Called after an event is stored, on the thread that caused it, and by many threads
 * at the same time. It must return quickly and not throw.
 */
public interface ServerEventListener {
    /** Ignores all events. */
    ServerEventListener NONE = new ServerEventListener() {};

    /** Called when a request was completed. */
    default void onRequestCompleted(JournalEntry entry) {}

    /** Called when a message was accepted. */
    default void onMessageAccepted(Message message) {}

    /** Called when delivery events were stored. */
    default void onDeliveryEvents(List<DeliveryEvent> events) {}

    /** Called when a webhook request was sent. */
    default void onWebhookAttempt(WebhookAttempt attempt) {}

    /** Returns a listener that forwards events to several listeners, in order. */
    static ServerEventListener of(List<ServerEventListener> all) {
        List<ServerEventListener> listeners = List.copyOf(all);
        return new ServerEventListener() {
            @Override
            public void onRequestCompleted(JournalEntry entry) {
                listeners.forEach(listener -> listener.onRequestCompleted(entry));
            }

            @Override
            public void onMessageAccepted(Message message) {
                listeners.forEach(listener -> listener.onMessageAccepted(message));
            }

            @Override
            public void onDeliveryEvents(List<DeliveryEvent> events) {
                listeners.forEach(listener -> listener.onDeliveryEvents(events));
            }

            @Override
            public void onWebhookAttempt(WebhookAttempt attempt) {
                listeners.forEach(listener -> listener.onWebhookAttempt(attempt));
            }
        };
    }
}
