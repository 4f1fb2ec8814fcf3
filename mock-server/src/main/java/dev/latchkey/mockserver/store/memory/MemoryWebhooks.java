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

/** Webhooks and their calls in memory. */
final class MemoryWebhooks implements WebhookStore {
    private final StoreLock guard;
    private final AccountDataIndex boxes;

    MemoryWebhooks(StoreLock guard, AccountDataIndex boxes) {
        this.guard = guard;
        this.boxes = boxes;
    }

    @Override
    public boolean add(Webhook webhook, int maximum) {
        return guard.write(() -> {
            AccountData box = boxes.get(webhook.accountId());
            if (box.webhooks.size() >= maximum) {
                return false;
            }
            box.webhooks.put(webhook.id(), webhook);
            return true;
        });
    }

    @Override
    public Optional<Webhook> find(String accountId, String id) {
        return guard.read(() -> boxes.find(accountId).map(box -> box.webhooks.get(id)));
    }

    @Override
    public List<Webhook> ofGateway(String accountId, String gateway) {
        return all(accountId).stream().filter(webhook -> webhook.gateway().equals(gateway)).toList();
    }

    @Override
    public List<Webhook> all(String accountId) {
        return boxes.find(accountId).map(box -> List.copyOf(box.webhooks.descendingMap().values())).orElse(List.of());
    }

    @Override
    public Optional<Webhook> change(String accountId, String id, UnaryOperator<Webhook> change) {
        return guard.write(() -> {
            Optional<Webhook> changed = boxes.find(accountId).map(box -> box.webhooks.get(id)).map(change);
            changed.ifPresent(webhook -> boxes.get(accountId).webhooks.put(id, webhook));
            return changed;
        });
    }

    @Override
    public boolean remove(String accountId, String id) {
        return guard.write(() -> boxes.find(accountId).map(box -> box.webhooks.remove(id)).isPresent());
    }

    @Override
    public Optional<WebhookAttempt> attempt(String accountId, String id) {
        return guard.read(() -> boxes.find(accountId).map(box -> box.attempts.get(id)));
    }

    @Override
    public List<WebhookAttempt> attempts(String accountId, @Nullable String webhookId, @Nullable String messageId,
            @Nullable String before, int limit) {
        return guard.read(() -> boxes.find(accountId).map(box -> {
            NavigableMap<String, WebhookAttempt> older = before == null
                    ? box.attempts
                    : box.attempts.headMap(before, false);
            return older.descendingMap().values().stream()
                    .filter(attempt -> (webhookId == null || attempt.webhookId().equals(webhookId))
                            && (messageId == null || attempt.messageId().equals(messageId)))
                    .limit(limit).toList();
        }).orElse(List.of()));
    }

    @Override
    public boolean mustWait(WebhookAttempt attempt) {
        return guard.read(() -> boxes.find(attempt.accountId())
                .map(box -> Optional.ofNullable(box.messages.get(attempt.messageId()))
                        .map(kept -> kept.attempts().stream().map(box.attempts::get)
                                .anyMatch(other -> isEarlier(other, attempt)))
                        .orElse(false))
                .orElse(false));
    }

    /** Takes away all webhooks of an account, with their calls and what is due for them. Within a step that writes. */
    static void clear(AccountData box) {
        box.webhooks.clear();
        box.attempts.clear();
        box.messages.values().forEach(AccountData.Kept::forgetAttempts);
        List<String> calls = box.due.values().stream().map(AccountData.Due::work)
                .filter(work -> work.task() instanceof DueWork.Call)
                .map(DueWork::id).toList();
        calls.forEach(box::removeDue);
    }

    private static boolean isEarlier(WebhookAttempt other, WebhookAttempt attempt) {
        return other.state() == WebhookAttempt.State.WAITING && other.webhookId().equals(attempt.webhookId())
                && other.eventId().compareTo(attempt.eventId()) < 0;
    }
}
