package dev.latchkey.mockserver.store.memory;

import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.store.Messages;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The newest messages in memory. */
final class MemoryMessages implements Messages {
    private final int kept;
    private final Map<String, NavigableMap<String, Message>> byAccount = new HashMap<>();
    private final Deque<Message> inOrder = new ArrayDeque<>();
    private long dropped;

    MemoryMessages(int kept) {
        this.kept = kept;
    }

    @Override
    public synchronized void add(Message message) {
        ofAccount(message.accountId()).put(message.id(), message);
        inOrder.addLast(message);
        if (inOrder.size() > kept) {
            Message oldest = inOrder.removeFirst();
            ofAccount(oldest.accountId()).remove(oldest.id());
            dropped++;
        }
    }

    @Override
    public synchronized Optional<Message> find(String accountId, String id) {
        return Optional.ofNullable(ofAccount(accountId).get(id));
    }

    @Override
    public synchronized List<Message> page(String accountId, @Nullable String before, int limit) {
        NavigableMap<String, Message> messages = ofAccount(accountId);
        NavigableMap<String, Message> older = before == null ? messages : messages.headMap(before, false);
        return older.descendingMap().values().stream().limit(limit).toList();
    }

    synchronized long dropped() {
        return dropped;
    }

    private NavigableMap<String, Message> ofAccount(String accountId) {
        return byAccount.computeIfAbsent(accountId, id -> new TreeMap<>());
    }
}
