package dev.latchkey.mockserver.store.memory;

import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.DeliveryUpdate;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageCriteria;
import dev.latchkey.mockserver.model.RetentionLimits;
import dev.latchkey.mockserver.model.StoreException;
import dev.latchkey.mockserver.store.AccountStore;
import dev.latchkey.mockserver.store.MessageStore;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Bounded message store in memory. */
final class MemoryMessages implements MessageStore {
    private final StoreLock lock;
    private final AccountDataIndex index;
    private final AccountStore accounts;
    private final MemoryDeliveries deliveries;
    private final RetentionLimits retention;
    private long bytes;
    private long dropped;

    MemoryMessages(StoreLock lock, AccountDataIndex index, AccountStore accounts, MemoryDeliveries deliveries,
            RetentionLimits retention) {
        this.lock = lock;
        this.index = index;
        this.accounts = accounts;
        this.deliveries = deliveries;
        this.retention = retention;
    }

    @Override
    public Optional<Message> add(NewMessage newMessage, DeliveryUpdate initialUpdate) {
        byte[] raw = newMessage.raw();
        CompactRawMail rawMail = raw == null ? null : CompactRawMail.of(raw, newMessage.message().content());
        return lock.write(() -> {
            Message message = newMessage.message();
            AccountData data = index.get(message.accountId());
            if (index.messages.containsKey(message.id())) {
                throw new StoreException("Message " + message.id() + " already exists", null);
            }
            if (!pay(message)) {
                return Optional.empty();
            }
            AccountData.StoredMessage stored = new AccountData.StoredMessage(withPosition(message, ++data.lastPosition),
                    rawMail,
                    newMessage.attachments());
            index.messages.put(message.id(), stored);
            data.messages.put(message.id(), stored);
            data.byPosition.put(data.lastPosition, stored);
            bytes += message.size();
            deliveries.apply(initialUpdate);
            Message added = stored.message;
            prune();
            return Optional.of(added);
        });
    }

    @Override
    public Optional<Message> find(String accountId, String id) {
        return lock.read(() -> storedMessage(accountId, id).map(stored -> stored.message));
    }

    @Override
    public Optional<byte[]> raw(String accountId, String id) {
        return lock.read(() -> storedMessage(accountId, id).flatMap(stored -> Optional.ofNullable(stored.rawMail)
                .map(rawMail -> rawMail.restore(stored.message.content()))));
    }

    @Override
    public Optional<byte[]> attachment(String accountId, String id, int number) {
        return lock.read(() -> storedMessage(accountId, id).map(stored -> stored.attachments)
                .filter(attachments -> number >= 0 && number < attachments.size())
                .map(attachments -> attachments.get(number).clone()));
    }

    @Override
    public List<Message> newest(MessageCriteria criteria, @Nullable String before, int limit) {
        return lock.read(() -> index.find(criteria.accountId()).map(data -> {
            NavigableMap<String, AccountData.StoredMessage> older = before == null
                    ? data.messages
                    : data.messages.headMap(before, false);
            return matching(criteria, older.descendingMap().values(), limit);
        }).orElse(List.of()));
    }

    @Override
    public List<Message> since(MessageCriteria criteria, long after, int limit) {
        return lock.read(() -> index.find(criteria.accountId())
                .map(data -> matching(criteria, data.byPosition.tailMap(after, false).values(), limit))
                .orElse(List.of()));
    }

    @Override
    public long newestPosition(String accountId) {
        return lock.read(() -> index.find(accountId).filter(data -> !data.byPosition.isEmpty())
                .map(data -> data.byPosition.lastKey()).orElse(0L));
    }

    @Override
    public int remove(MessageCriteria criteria) {
        return lock.write(() -> remove(criteria.accountId(), CriteriaMatcher.of(criteria)));
    }

    @Override
    public int removeOlder(String accountId, Instant moment) {
        return lock.write(() -> {
            int removed = remove(accountId, stored -> stored.message.accepted().isBefore(moment));
            dropped += removed;
            return removed;
        });
    }

    @Override
    public Size size() {
        return lock.read(() -> new Size(index.messages.size(), bytes, dropped));
    }

    /** Removes the matching messages of an account and returns their number. The caller must hold the write lock. */
    int remove(String accountId, Predicate<AccountData.StoredMessage> predicate) {
        List<AccountData.StoredMessage> matching = index.find(accountId)
                .map(data -> data.messages.values().stream().filter(predicate).toList()).orElse(List.of());
        matching.forEach(this::remove);
        return matching.size();
    }

    private boolean pay(Message message) {
        BigDecimal price = message.price();
        if (price.signum() <= 0) {
            return true;
        }
        boolean[] paid = {false};
        accounts.change(message.accountId(), account -> {
            paid[0] = account.balance().compareTo(price) >= 0;
            return paid[0] ? withBalance(account, account.balance().subtract(price)) : account;
        });
        return paid[0];
    }

    private void prune() {
        while (index.messages.size() > 1
                && (index.messages.size() > retention.messages() || bytes > retention.bytes())) {
            remove(index.messages.firstEntry().getValue());
            dropped++;
        }
    }

    private void remove(AccountData.StoredMessage stored) {
        index.messages.remove(stored.message.id());
        index.get(stored.message.accountId()).remove(stored);
        bytes -= stored.message.size();
    }

    private Optional<AccountData.StoredMessage> storedMessage(String accountId, String id) {
        return index.find(accountId).map(data -> data.messages.get(id));
    }

    private static List<Message> matching(MessageCriteria criteria, Collection<AccountData.StoredMessage> from,
            int limit) {
        return from.stream().filter(CriteriaMatcher.of(criteria)).limit(limit).map(stored -> stored.message).toList();
    }

    private static Account withBalance(Account account, BigDecimal balance) {
        return new Account(account.id(), account.email(), account.password(), balance, account.maxKeys(),
                account.magic(), account.clock(), account.created());
    }

    private static Message withPosition(Message message, long position) {
        return new Message(message.id(), message.accountId(), position, message.channel(), message.gateway(),
                message.environment(), message.keyId(), message.keyName(), message.source(), message.address(),
                message.requestId(), message.content(), message.parts(), message.encoding(), message.price(),
                message.size(), message.accepted(), message.sendAt(), message.status());
    }
}
