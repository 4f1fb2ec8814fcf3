package dev.latchkey.mockserver.delivery.lifecycle;

import dev.latchkey.mockserver.journal.ServerEventListener;
import dev.latchkey.mockserver.model.DueWork;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.DeliveryUpdate;
import dev.latchkey.mockserver.store.MessageStore.NewMessage;
import dev.latchkey.mockserver.store.Store;
import java.util.Optional;

/** Stores what happened and then lets everybody know whom it concerns: the agenda, those who wait, those who watch. */
public final class DeliveryCommitter {
    private final Store store;
    private final DueWorkQueue queue;
    private final MessageChangeNotifier notifier;
    private final ServerEventListener listener;

    public DeliveryCommitter(Store store, DueWorkQueue queue, MessageChangeNotifier notifier,
            ServerEventListener listener) {
        this.store = store;
        this.queue = queue;
        this.notifier = notifier;
        this.listener = listener;
    }

    /** Stores a message with its beginning; empty, and nothing stored, when the balance is too low. */
    public Optional<Message> accept(NewMessage message, DeliveryUpdate initialUpdate) {
        Optional<Message> stored = store.messages().add(message, initialUpdate);
        if (stored.isPresent()) {
            queue.add(initialUpdate.next());
            notifier.notifyChanged(stored.get().accountId());
            listener.onMessageAccepted(stored.get());
            listener.onDeliveryEvents(initialUpdate.events());
        }
        return stored;
    }

    /** Does away with a work and stores what came of it; false, and nothing stored, when somebody else has done it. */
    public boolean complete(DueWork work, DeliveryUpdate update) {
        boolean done = store.deliveries().complete(work, update);
        if (done) {
            publish(work.accountId(), update);
        }
        return done;
    }

    /** Stores what happened without being due. */
    public void add(String accountId, DeliveryUpdate update) {
        store.deliveries().add(update);
        publish(accountId, update);
    }

    private void publish(String accountId, DeliveryUpdate update) {
        queue.add(update.next());
        if (!update.events().isEmpty()) {
            notifier.notifyChanged(accountId);
            listener.onDeliveryEvents(update.events());
        }
    }
}
