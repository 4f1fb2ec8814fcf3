package dev.latchkey.mockserver.store.memory;

import dev.latchkey.mockserver.model.DueWork;
import dev.latchkey.mockserver.model.Webhook;
import dev.latchkey.mockserver.model.WebhookAttempt;
import dev.latchkey.mockserver.store.WebhookStore;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Webhook store in memory. */
final class MemoryWebhooks implements WebhookStore {
    private final StoreLock lock;
    private final AccountDataIndex index;

    MemoryWebhooks(StoreLock lock, AccountDataIndex index) {
        this.lock = lock;
        this.index = index;
    }

    @Override
    public boolean add(Webhook webhook, int maximum) {
        return lock.write(() -> {
            AccountData data = index.get(webhook.accountId());
            if (data.webhooks.size() >= maximum) {
                return false;
            }
            data.webhooks.put(webhook.id(), webhook);
            return true;
        });
    }

    @Override
    public Optional<Webhook> find(String accountId, String id) {
        return lock.read(() -> index.find(accountId).map(data -> data.webhooks.get(id)));
    }

    @Override
    public List<Webhook> ofGateway(String accountId, String gateway) {
        return all(accountId).stream().filter(webhook -> webhook.gateway().equals(gateway)).toList();
    }

    @Override
    public List<Webhook> all(String accountId) {
        return index.find(accountId).map(data -> List.copyOf(data.webhooks.descendingMap().values())).orElse(List.of());
    }

    @Override
    public Optional<Webhook> change(String accountId, String id, UnaryOperator<Webhook> change) {
        return lock.write(() -> {
            Optional<Webhook> changed = index.find(accountId).map(data -> data.webhooks.get(id)).map(change);
            changed.ifPresent(webhook -> index.get(accountId).webhooks.put(id, webhook));
            return changed;
        });
    }

    @Override
    public boolean remove(String accountId, String id) {
        return lock.write(() -> index.find(accountId).map(data -> data.webhooks.remove(id)).isPresent());
    }

    @Override
    public Optional<WebhookAttempt> attempt(String accountId, String id) {
        return lock.read(() -> index.find(accountId).map(data -> data.attempts.get(id)));
    }

    @Override
    public List<WebhookAttempt> attempts(String accountId, @Nullable String webhookId, @Nullable String messageId,
            @Nullable String before, int limit) {
        return lock.read(() -> index.find(accountId).map(data -> {
            NavigableMap<String, WebhookAttempt> older = before == null
                    ? data.attempts
                    : data.attempts.headMap(before, false);
            return older.descendingMap().values().stream()
                    .filter(attempt -> (webhookId == null || attempt.webhookId().equals(webhookId))
                            && (messageId == null || attempt.messageId().equals(messageId)))
                    .limit(limit).toList();
        }).orElse(List.of()));
    }

    @Override
    public boolean mustWait(WebhookAttempt attempt) {
        return lock.read(() -> index.find(attempt.accountId())
                .map(data -> Optional.ofNullable(data.messages.get(attempt.messageId()))
                        .map(stored -> stored.attempts().stream().map(data.attempts::get)
                                .anyMatch(other -> isEarlier(other, attempt)))
                        .orElse(false))
                .orElse(false));
    }

    /** Removes all webhooks of an account with their attempts and due work. The caller must hold the write lock. */
    static void clear(AccountData data) {
        data.webhooks.clear();
        data.attempts.clear();
        data.messages.values().forEach(AccountData.StoredMessage::clearAttempts);
        List<String> callIds = data.due.values().stream().map(AccountData.DueEntry::work)
                .filter(work -> work.task() instanceof DueWork.Call)
                .map(DueWork::id).toList();
        callIds.forEach(data::removeDue);
    }

    private static boolean isEarlier(WebhookAttempt other, WebhookAttempt attempt) {
        return other.state() == WebhookAttempt.State.WAITING && other.webhookId().equals(attempt.webhookId())
                && other.eventId().compareTo(attempt.eventId()) < 0;
    }
}
