package dev.latchkey.mockserver.delivery.schedule;

import dev.latchkey.mockserver.delivery.lifecycle.DeliveryCommitter;
import dev.latchkey.mockserver.delivery.lifecycle.DeliverySimulator;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryStateMachine;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryUpdateBuilder;
import dev.latchkey.mockserver.delivery.lifecycle.MessageLocks;
import dev.latchkey.mockserver.delivery.webhook.WebhookDispatcher;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.DeliveryUpdate;
import dev.latchkey.mockserver.model.DueWork;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.store.DataStore;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Runs due work. */
public final class DueWorkRunner {
    private final DataStore store;
    private final DeliveryCommitter committer;
    private final DeliverySimulator simulator;
    private final WebhookDispatcher dispatcher;
    private final MessageLocks locks;

    public DueWorkRunner(DataStore store, DeliveryCommitter committer, DeliverySimulator simulator,
            WebhookDispatcher dispatcher,
            MessageLocks locks) {
        this.store = store;
        this.committer = committer;
        this.simulator = simulator;
        this.dispatcher = dispatcher;
        this.locks = locks;
    }

    /** Runs due work. Returns false if there was nothing to do, or if it must wait. */
    boolean run(DueWork work) {
        return switch (work.task()) {
            case DueWork.Send send -> update(work, send.messageId(), update -> simulator.dispatch(update,
                    store.accounts().find(work.accountId()).map(Account::magic).orElse(false)));
            case DueWork.Step step -> update(work, step.messageId(), update -> simulator.applyStep(update, step));
            case DueWork.Call call -> dispatcher.dispatch(work, call.attemptId());
        };
    }

    /** Returns the key of the queue in which this work runs: work with the same key runs one after the other. */
    String serialKey(DueWork work) {
        return switch (work.task()) {
            case DueWork.Send send -> send.messageId();
            case DueWork.Step step -> step.messageId();
            case DueWork.Call call -> dispatcher.serialKey(work.accountId(), call.attemptId());
        };
    }

    /** An event has the time at which it was due, even if it ran late, but is never earlier than the last event. */
    private static Instant time(DueWork work, List<DeliveryEvent> earlier) {
        Instant last = earlier.isEmpty() ? work.due() : earlier.get(earlier.size() - 1).at();
        return last.isAfter(work.due()) ? last : work.due();
    }

    private boolean update(DueWork work, String messageId, Consumer<DeliveryUpdateBuilder> change) {
        return locks.withLock(messageId, () -> {
            Message message = store.messages().find(work.accountId(), messageId).orElse(null);
            if (message == null) {
                committer.complete(work, DeliveryUpdate.NONE);
                return false;
            }
            List<DeliveryEvent> earlier = store.deliveries().events(work.accountId(), messageId);
            DeliveryUpdateBuilder update = simulator.newUpdate(message, DeliveryStateMachine.of(earlier),
                    time(work, earlier));
            change.accept(update);
            return committer.complete(work, update.build()) && !update.events().isEmpty();
        });
    }
}
