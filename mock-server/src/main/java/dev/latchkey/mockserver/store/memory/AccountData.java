package dev.latchkey.mockserver.store.memory;

import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.DueWork;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.Statistic;
import dev.latchkey.mockserver.model.Webhook;
import dev.latchkey.mockserver.model.WebhookAttempt;
import dev.latchkey.mockserver.store.CaseFoldedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Data of one account except its keys. */
final class AccountData {
    final NavigableMap<String, StoredMessage> messages = new TreeMap<>();
    final NavigableMap<Long, StoredMessage> byPosition = new TreeMap<>();
    final Map<String, DueEntry> due = new HashMap<>();
    final NavigableSet<DueWork> dueInOrder = new TreeSet<>(
            Comparator.comparing(DueWork::due).thenComparing(DueWork::id));
    /** Concurrent, because every send reads it without the lock. */
    final NavigableMap<String, Webhook> webhooks = new ConcurrentSkipListMap<>();
    final NavigableMap<String, WebhookAttempt> attempts = new TreeMap<>();
    final Map<Statistic, Map<Statistic.Measure, Long>> statistics = new HashMap<>();
    /** Position of the last message. It never decreases, so that cursors of readers stay valid. */
    long lastPosition;

    /** Work item with the id of its message. */
    record DueEntry(DueWork work, String messageId) {}

    /** Message with its events, due work and webhook attempts. */
    static final class StoredMessage {
        Message message;
        final @Nullable CompactRawMail rawMail;
        final List<byte[]> attachments;
        final List<DeliveryEvent> events = new ArrayList<>(3);
        // Null if empty, to save memory: most delivered messages have no due work, and most accounts no webhook.
        private @Nullable NavigableSet<String> due;
        private @Nullable NavigableSet<String> attempts;
        private volatile @Nullable CaseFoldedText caseFoldedText;

        StoredMessage(Message message, @Nullable CompactRawMail rawMail, List<byte[]> attachments) {
            this.message = message;
            this.rawMail = rawMail;
            this.attachments = attachments;
        }

        /** Ids of its due work. */
        Set<String> due() {
            return due == null ? Set.of() : due;
        }

        void addDue(String id) {
            due = due == null ? new TreeSet<>() : due;
            due.add(id);
        }

        void removeDue(String id) {
            if (due != null && due.remove(id) && due.isEmpty()) {
                due = null;
            }
        }

        /** Ids of its webhook attempts. */
        Set<String> attempts() {
            return attempts == null ? Set.of() : attempts;
        }

        void addAttempt(String id) {
            attempts = attempts == null ? new TreeSet<>() : attempts;
            attempts.add(id);
        }

        void clearAttempts() {
            attempts = null;
        }

        /** Its case-folded texts, created on the first search, because most messages are never searched. */
        CaseFoldedText folded() {
            CaseFoldedText folded = caseFoldedText;
            if (folded == null) {
                // Concurrent searches may both compute it; the results are equal.
                folded = CaseFoldedText.of(message);
                caseFoldedText = folded;
            }
            return folded;
        }
    }

    /** Removes a message with its due work and webhook attempts. */
    void remove(StoredMessage stored) {
        messages.remove(stored.message.id());
        byPosition.remove(stored.message.position());
        List.copyOf(stored.due()).forEach(this::removeDue);
        stored.attempts().forEach(attempts::remove);
    }

    /** Removes a work item. Returns false if it does not exist. */
    boolean removeDue(String id) {
        DueEntry removed = due.remove(id);
        if (removed == null) {
            return false;
        }
        dueInOrder.remove(removed.work());
        StoredMessage stored = messages.get(removed.messageId());
        if (stored != null) {
            stored.removeDue(id);
        }
        return true;
    }
}
