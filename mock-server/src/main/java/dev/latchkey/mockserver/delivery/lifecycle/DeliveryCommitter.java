package dev.latchkey.mockserver.delivery.lifecycle;

import dev.latchkey.mockserver.journal.ServerEventListener;
import dev.latchkey.mockserver.model.DeliveryUpdate;
import dev.latchkey.mockserver.model.DueWork;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.store.DataStore;
import dev.latchkey.mockserver.store.MessageStore.NewMessage;
import java.util.Optional;

/** Stores delivery updates, then publishes them: to the queue of due work, to waiting requests and to listeners. */
public final class DeliveryCommitter {
    private final DataStore store;
    private final DueWorkQueue queue;
    private final MessageChangeNotifier notifier;
    private final ServerEventListener listener;

    public DeliveryCommitter(DataStore store, DueWorkQueue queue, MessageChangeNotifier notifier,
            ServerEventListener listener) {
        this.store = store;
        this.queue = queue;
        this.notifier = notifier;
        this.listener = listener;
    }

    /** Stores a new message with its first update. Returns empty, and stores nothing, if the balance is too low. */
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

    /**
     * Completes due work by storing its result. Returns false, and stores nothing, if the work was already completed.
     */
    public boolean complete(DueWork work, DeliveryUpdate update) {
        boolean done = store.deliveries().complete(work, update);
        if (done) {
            publish(work.accountId(), update);
        }
        return done;
    }

    /** Stores an update that does not come from due work. */
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
