package dev.latchkey.mockserver.delivery.schedule;

import dev.latchkey.mockserver.delivery.lifecycle.DeliveryCommitter;
import dev.latchkey.mockserver.delivery.lifecycle.DeliverySimulator;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryStateMachine;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryUpdateBuilder;
import dev.latchkey.mockserver.delivery.lifecycle.MessageLocks;
import dev.latchkey.mockserver.delivery.webhook.WebhookDispatcher;

import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.DueWork;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.DeliveryUpdate;
import dev.latchkey.mockserver.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Does what is due. */
public final class DueWorkRunner {
    private final Store store;
    private final DeliveryCommitter committer;
    private final DeliverySimulator simulator;
    private final WebhookDispatcher dispatcher;
    private final MessageLocks locks;

    public DueWorkRunner(Store store, DeliveryCommitter committer, DeliverySimulator simulator,
            WebhookDispatcher dispatcher,
            MessageLocks locks) {
        this.store = store;
        this.committer = committer;
        this.simulator = simulator;
        this.dispatcher = dispatcher;
        this.locks = locks;
    }

    /** Does a work; false when there was nothing to do, or it has to wait. */
    boolean run(DueWork work) {
        return switch (work.task()) {
            case DueWork.Send send -> update(work, send.messageId(), update -> simulator.dispatch(update,
                    store.accounts().find(work.accountId()).map(Account::magic).orElse(false)));
            case DueWork.Step step -> update(work, step.messageId(), update -> simulator.applyStep(update, step));
            case DueWork.Call call -> dispatcher.dispatch(work, call.attemptId());
        };
    }

    /** Works of the same lane are done one after the other. */
    String serialKey(DueWork work) {
        return switch (work.task()) {
            case DueWork.Send send -> send.messageId();
            case DueWork.Step step -> step.messageId();
            case DueWork.Call call -> dispatcher.serialKey(work.accountId(), call.attemptId());
        };
    }

    /** It happens when it was due, however long that took; but not before what happened by hand meanwhile. */
    private static Instant time(DueWork work, List<DeliveryEvent> before) {
        Instant last = before.isEmpty() ? work.due() : before.get(before.size() - 1).at();
        return last.isAfter(work.due()) ? last : work.due();
    }

    private boolean update(DueWork work, String messageId, Consumer<DeliveryUpdateBuilder> what) {
        return locks.withLock(messageId, () -> {
            Message message = store.messages().find(work.accountId(), messageId).orElse(null);
            if (message == null) {
                committer.complete(work, DeliveryUpdate.NONE);
                return false;
            }
            List<DeliveryEvent> before = store.deliveries().events(work.accountId(), messageId);
            DeliveryUpdateBuilder update = simulator.newUpdate(message, DeliveryStateMachine.of(before),
                    time(work, before));
            what.accept(update);
            return committer.complete(work, update.build()) && !update.events().isEmpty();
        });
    }
}
