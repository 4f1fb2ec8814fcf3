package dev.latchkey.mockserver.delivery;

import dev.latchkey.mockserver.core.Watcher;
import dev.latchkey.mockserver.model.DueWork;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.Progress;
import dev.latchkey.mockserver.store.Messages.NewMessage;
import dev.latchkey.mockserver.store.Store;
import java.util.Optional;

/** Stores what happened and then lets everybody know whom it concerns: the agenda, those who wait, those who watch. */
final class Ledger {
    private final Store store;
    private final Agenda agenda;
    private final Arrivals arrivals;
    private final Watcher watcher;

    Ledger(Store store, Agenda agenda, Arrivals arrivals, Watcher watcher) {
        this.store = store;
        this.agenda = agenda;
        this.arrivals = arrivals;
        this.watcher = watcher;
    }

    /** Stores a message with its beginning; empty, and nothing stored, when the balance is too low. */
    Optional<Message> accept(NewMessage message, Progress beginning) {
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
    boolean complete(DueWork work, Progress progress) {
        boolean done = store.deliveries().complete(work, progress);
        if (done) {
            tell(work.accountId(), progress);
        }
        return done;
    }

    /** Stores what happened without being due. */
    void add(String accountId, Progress progress) {
        store.deliveries().add(progress);
        tell(accountId, progress);
    }

    private void tell(String accountId, Progress progress) {
        agenda.add(progress.next());
        if (!progress.events().isEmpty()) {
            arrivals.tell(accountId);
            watcher.happened(progress.events());
        }
    }
}
