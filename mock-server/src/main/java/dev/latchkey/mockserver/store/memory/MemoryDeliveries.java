package dev.latchkey.mockserver.store.memory;

import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.DeliveryUpdate;
import dev.latchkey.mockserver.model.DueWork;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageStatus;
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

/** Delivery store in memory. */
final class MemoryDeliveries implements DeliveryStore {
    private final StoreLock lock;
    private final AccountDataIndex index;
    private final MemoryAccounts accounts;

    MemoryDeliveries(StoreLock lock, AccountDataIndex index, MemoryAccounts accounts) {
        this.lock = lock;
        this.index = index;
        this.accounts = accounts;
    }

    @Override
    public boolean complete(DueWork work, DeliveryUpdate update) {
        return lock.write(() -> {
            boolean existed = index.find(work.accountId()).map(data -> data.removeDue(work.id())).orElse(false);
            if (existed) {
                apply(update);
            }
            return existed;
        });
    }

    @Override
    public void add(DeliveryUpdate update) {
        lock.write(() -> {
            apply(update);
            return true;
        });
    }

    @Override
    public List<DeliveryEvent> events(String accountId, String messageId) {
        return lock.read(() -> storedMessage(accountId, messageId)
                .map(stored -> stored.events.stream().sorted(Comparator.comparing(DeliveryEvent::id)).toList())
                .orElse(List.of()));
    }

    @Override
    public Optional<DeliveryEvent> event(String accountId, String messageId, String id) {
        return lock.read(() -> storedMessage(accountId, messageId)
                .flatMap(stored -> stored.events.stream().filter(event -> event.id().equals(id)).findFirst()));
    }

    @Override
    public List<DueWork> dueForMessage(String accountId, String messageId) {
        return lock.read(() -> storedMessage(accountId, messageId).map(stored -> stored.due().stream()
                .map(id -> index.get(accountId).due.get(id).work())
                .sorted(Comparator.comparing(DueWork::due).thenComparing(DueWork::id)).toList()).orElse(List.of()));
    }

    @Override
    public List<DueWork> due(String accountId, @Nullable DueWork after, int limit) {
        return lock.read(() -> index.find(accountId)
                .map(data -> after == null ? data.dueInOrder : data.dueInOrder.tailSet(after, false))
                .map(due -> due.stream().limit(limit).toList()).orElse(List.of()));
    }

    @Override
    public Map<String, Instant> earliestDueByAccount() {
        return lock.read(() -> {
            Map<String, Instant> first = new HashMap<>();
            index.all().forEach((accountId, data) -> {
                if (!data.dueInOrder.isEmpty()) {
                    first.put(accountId, data.dueInOrder.first().due());
                }
            });
            return first;
        });
    }

    /** Applies an update, except for messages that no longer exist. The caller must hold the write lock. */
    void apply(DeliveryUpdate update) {
        for (DeliveryEvent event : update.events()) {
            storedMessage(event.accountId(), event.messageId()).ifPresent(stored -> stored.events.add(event));
        }
        for (WebhookAttempt attempt : update.attempts()) {
            storedMessage(attempt.accountId(), attempt.messageId()).ifPresent(stored -> {
                stored.addAttempt(attempt.id());
                index.get(attempt.accountId()).attempts.put(attempt.id(), attempt);
            });
        }
        for (DueWork work : update.next()) {
            index.find(work.accountId()).ifPresent(data -> add(data, work));
        }
        update.statuses().forEach(this::setStatus);
        for (Statistic count : update.counts()) {
            index.find(count.accountId()).ifPresent(data -> count(data, count));
        }
        update.refunds().forEach(accounts::refund);
    }

    private static void add(AccountData data, DueWork work) {
        String messageId = messageId(data, work);
        AccountData.StoredMessage stored = messageId == null ? null : data.messages.get(messageId);
        if (messageId != null && stored != null) {
            data.due.put(work.id(), new AccountData.DueEntry(work, messageId));
            data.dueInOrder.add(work);
            stored.addDue(work.id());
        }
    }

    private static @Nullable String messageId(AccountData data, DueWork work) {
        return switch (work.task()) {
            case DueWork.Send send -> send.messageId();
            case DueWork.Step step -> step.messageId();
            case DueWork.Call call -> {
                WebhookAttempt attempt = data.attempts.get(call.attemptId());
                yield attempt == null ? null : attempt.messageId();
            }
        };
    }

    private void setStatus(String messageId, MessageStatus status) {
        AccountData.StoredMessage stored = index.messages.get(messageId);
        if (stored != null) {
            stored.message = withStatus(stored.message, status);
        }
    }

    private static void count(AccountData data, Statistic count) {
        Statistic group = new Statistic(count.accountId(), count.gateway(), count.day(), count.keyId(),
                count.channel(), count.environment(), Map.of());
        Map<Statistic.Measure, Long> sums = data.statistics.computeIfAbsent(group, same -> new HashMap<>());
        count.counts().forEach((measure, amount) -> sums.merge(measure, amount, Long::sum));
        // A sum that was subtracted to 0 is removed, because it must not be listed.
        sums.values().removeIf(sum -> sum == 0);
    }

    private Optional<AccountData.StoredMessage> storedMessage(String accountId, String messageId) {
        return index.find(accountId).map(data -> data.messages.get(messageId));
    }

    private static Message withStatus(Message message, MessageStatus status) {
        return new Message(message.id(), message.accountId(), message.position(), message.channel(),
                message.gateway(), message.environment(), message.keyId(), message.keyName(), message.source(),
                message.address(), message.requestId(), message.content(), message.parts(), message.encoding(),
                message.price(), message.size(), message.accepted(), message.sendAt(), status);
    }
}
