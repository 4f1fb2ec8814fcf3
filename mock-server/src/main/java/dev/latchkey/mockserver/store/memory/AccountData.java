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

/** What one account has besides its keys. */
final class AccountData {
    final NavigableMap<String, StoredMessage> messages = new TreeMap<>();
    final NavigableMap<Long, StoredMessage> byPosition = new TreeMap<>();
    final Map<String, DueEntry> due = new HashMap<>();
    final NavigableSet<DueWork> dueInOrder = new TreeSet<>(
            Comparator.comparing(DueWork::due).thenComparing(DueWork::id));
    /** May be read outside of a step too: every message asks who wants to hear of it. */
    final NavigableMap<String, Webhook> webhooks = new ConcurrentSkipListMap<>();
    final NavigableMap<String, WebhookAttempt> attempts = new TreeMap<>();
    final Map<Statistic, Map<Statistic.Measure, Long>> statistics = new HashMap<>();
    /** Position of the last message. It never goes back, so that a reader's place stays right. */
    long lastPosition;

    /** A work and the message it is for. */
    record DueEntry(DueWork work, String messageId) {}

    /** A message with all that is its own. */
    static final class StoredMessage {
        Message message;
        final @Nullable CompactRawMail rawMail;
        final List<byte[]> attachments;
        final List<DeliveryEvent> events = new ArrayList<>(3);
        // Most messages have neither, as soon as they are delivered and where nobody has a webhook.
        private @Nullable NavigableSet<String> due;
        private @Nullable NavigableSet<String> attempts;
        private volatile @Nullable CaseFoldedText caseFoldedText;

        StoredMessage(Message message, @Nullable CompactRawMail rawMail, List<byte[]> attachments) {
            this.message = message;
            this.rawMail = rawMail;
            this.attachments = attachments;
        }

        /** Ids of what is still to be done for it. */
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

        /** Ids of calls of webhooks that told of it. */
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

        /** Its texts for comparing, made when somebody first searches: most messages nobody ever searches for. */
        CaseFoldedText folded() {
            CaseFoldedText known = caseFoldedText;
            if (known == null) {
                // Two who search at once may both make them: they make the same.
                known = CaseFoldedText.of(message);
                caseFoldedText = known;
            }
            return known;
        }
    }

    /** Takes a message out, with all that is its own. */
    void remove(StoredMessage stored) {
        messages.remove(stored.message.id());
        byPosition.remove(stored.message.position());
        List.copyOf(stored.due()).forEach(this::removeDue);
        stored.attempts().forEach(attempts::remove);
    }

    /** Takes a work out, and says whether it was there. */
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
