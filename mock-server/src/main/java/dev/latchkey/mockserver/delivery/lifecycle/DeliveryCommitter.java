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
    private final DueWorkQueue agenda;
    private final MessageChangeNotifier arrivals;
    private final ServerEventListener watcher;

    public DeliveryCommitter(Store store, DueWorkQueue agenda, MessageChangeNotifier arrivals,
            ServerEventListener watcher) {
        this.store = store;
        this.agenda = agenda;
        this.arrivals = arrivals;
        this.watcher = watcher;
    }

    /** Stores a message with its beginning; empty, and nothing stored, when the balance is too low. */
    public Optional<Message> accept(NewMessage message, DeliveryUpdate beginning) {
        Optional<Message> stored = store.messages().add(message, beginning);
        if (stored.isPresent()) {
            agenda.add(beginning.next());
            arrivals.tell(stored.get().accountId());
            watcher.accepted(stored.get());
            watcher.happened(beginning.events());
        }
        return stored;
    }

    /** Does away with a work and stores what came of it; false, and nothing stored, when somebody else has done it. */
    public boolean complete(DueWork work, DeliveryUpdate progress) {
        boolean done = store.deliveries().complete(work, progress);
        if (done) {
            tell(work.accountId(), progress);
        }
        return done;
    }

    /** Stores what happened without being due. */
    public void add(String accountId, DeliveryUpdate progress) {
        store.deliveries().add(progress);
        tell(accountId, progress);
    }

    private void tell(String accountId, DeliveryUpdate progress) {
        agenda.add(progress.next());
        if (!progress.events().isEmpty()) {
            arrivals.tell(accountId);
            watcher.happened(progress.events());
        }
    }
}
