package dev.latchkey.mockserver.store.memory;

import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.DueWork;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageStatus;
import dev.latchkey.mockserver.model.DeliveryUpdate;
import dev.latchkey.mockserver.model.Statistic;
import dev.latchkey.mockserver.model.WebhookAttempt;
import dev.latchkey.mockserver.store.DeliveryStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The life of messages in memory. */
final class MemoryDeliveries implements DeliveryStore {
    private final StoreLock guard;
    private final AccountDataIndex boxes;
    private final MemoryAccounts accounts;

    MemoryDeliveries(StoreLock guard, AccountDataIndex boxes, MemoryAccounts accounts) {
        this.guard = guard;
        this.boxes = boxes;
        this.accounts = accounts;
    }

    @Override
    public boolean complete(DueWork work, DeliveryUpdate progress) {
        return guard.write(() -> {
            boolean there = boxes.find(work.accountId()).map(box -> box.removeDue(work.id())).orElse(false);
            if (there) {
                apply(progress);
            }
            return there;
        });
    }

    @Override
    public void add(DeliveryUpdate progress) {
        guard.write(() -> {
            apply(progress);
            return true;
        });
    }

    @Override
    public List<DeliveryEvent> events(String accountId, String messageId) {
        return guard.read(() -> kept(accountId, messageId)
                .map(kept -> kept.events.stream().sorted(Comparator.comparing(DeliveryEvent::id)).toList())
                .orElse(List.of()));
    }

    @Override
    public Optional<DeliveryEvent> event(String accountId, String messageId, String id) {
        return guard.read(() -> kept(accountId, messageId)
                .flatMap(kept -> kept.events.stream().filter(event -> event.id().equals(id)).findFirst()));
    }

    @Override
    public List<DueWork> ofMessage(String accountId, String messageId) {
        return guard.read(() -> kept(accountId, messageId).map(kept -> kept.due().stream()
                .map(id -> boxes.get(accountId).due.get(id).work())
                .sorted(Comparator.comparing(DueWork::due).thenComparing(DueWork::id)).toList()).orElse(List.of()));
    }

    @Override
    public List<DueWork> due(String accountId, @Nullable DueWork after, int limit) {
        return guard.read(() -> boxes.find(accountId)
                .map(box -> after == null ? box.inOrder : box.inOrder.tailSet(after, false))
                .map(due -> due.stream().limit(limit).toList()).orElse(List.of()));
    }

    @Override
    public Map<String, Instant> firstOfAll() {
        return guard.read(() -> {
            Map<String, Instant> first = new HashMap<>();
            boxes.all().forEach((accountId, box) -> {
                if (!box.inOrder.isEmpty()) {
                    first.put(accountId, box.inOrder.first().due());
                }
            });
            return first;
        });
    }

    /** Stores what happened to messages that are there. Within a step that writes. */
    void apply(DeliveryUpdate progress) {
        for (DeliveryEvent event : progress.events()) {
            kept(event.accountId(), event.messageId()).ifPresent(kept -> kept.events.add(event));
        }
        for (WebhookAttempt attempt : progress.attempts()) {
            kept(attempt.accountId(), attempt.messageId()).ifPresent(kept -> {
                kept.addAttempt(attempt.id());
                boxes.get(attempt.accountId()).attempts.put(attempt.id(), attempt);
            });
        }
        for (DueWork work : progress.next()) {
            boxes.find(work.accountId()).ifPresent(box -> add(box, work));
        }
        progress.statuses().forEach(this::status);
        for (Statistic count : progress.counts()) {
            boxes.find(count.accountId()).ifPresent(box -> count(box, count));
        }
        progress.refunds().forEach(accounts::giveBack);
    }

    private static void add(AccountData box, DueWork work) {
        String messageId = messageId(box, work);
        AccountData.Kept kept = messageId == null ? null : box.messages.get(messageId);
        if (messageId != null && kept != null) {
            box.due.put(work.id(), new AccountData.Due(work, messageId));
            box.inOrder.add(work);
            kept.addDue(work.id());
        }
    }

    private static @Nullable String messageId(AccountData box, DueWork work) {
        return switch (work.task()) {
            case DueWork.Send send -> send.messageId();
            case DueWork.Step step -> step.messageId();
            case DueWork.Call call -> {
                WebhookAttempt attempt = box.attempts.get(call.attemptId());
                yield attempt == null ? null : attempt.messageId();
            }
        };
    }

    private void status(String messageId, MessageStatus status) {
        AccountData.Kept kept = boxes.messages.get(messageId);
        if (kept != null) {
            kept.message = with(kept.message, status);
        }
    }

    private static void count(AccountData box, Statistic count) {
        Statistic group = new Statistic(count.accountId(), count.gateway(), count.day(), count.keyId(),
                count.channel(), count.environment(), Map.of());
        Map<Statistic.Measure, Long> sums = box.statistics.computeIfAbsent(group, same -> new HashMap<>());
        count.counts().forEach((measure, amount) -> sums.merge(measure, amount, Long::sum));
        // What was taken off again did not happen.
        sums.values().removeIf(sum -> sum == 0);
    }

    private Optional<AccountData.Kept> kept(String accountId, String messageId) {
        return boxes.find(accountId).map(box -> box.messages.get(messageId));
    }

    private static Message with(Message message, MessageStatus status) {
        return new Message(message.id(), message.accountId(), message.position(), message.channel(),
                message.gateway(), message.environment(), message.keyId(), message.keyName(), message.source(),
                message.address(), message.requestId(), message.content(), message.parts(), message.encoding(),
                message.price(), message.size(), message.accepted(), message.sendAt(), status);
    }
}
