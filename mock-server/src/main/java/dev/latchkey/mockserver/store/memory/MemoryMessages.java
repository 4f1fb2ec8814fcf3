package dev.latchkey.mockserver.store.memory;

import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.Criteria;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.DeliveryUpdate;
import dev.latchkey.mockserver.model.Retention;
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

/** The newest messages in memory. */
final class MemoryMessages implements MessageStore {
    private final StoreLock guard;
    private final AccountDataIndex boxes;
    private final AccountStore accounts;
    private final MemoryDeliveries deliveries;
    private final Retention retention;
    private long bytes;
    private long dropped;

    MemoryMessages(StoreLock guard, AccountDataIndex boxes, AccountStore accounts, MemoryDeliveries deliveries,
            Retention retention) {
        this.guard = guard;
        this.boxes = boxes;
        this.accounts = accounts;
        this.deliveries = deliveries;
        this.retention = retention;
    }

    @Override
    public Optional<Message> add(NewMessage wanted, DeliveryUpdate beginning) {
        byte[] raw = wanted.raw();
        CompactRawMail original = raw == null ? null : CompactRawMail.of(raw, wanted.message().content());
        return guard.write(() -> {
            Message message = wanted.message();
            AccountData box = boxes.get(message.accountId());
            if (boxes.messages.containsKey(message.id())) {
                throw new StoreException("There is a message " + message.id() + " already", null);
            }
            if (!pay(message)) {
                return Optional.empty();
            }
            AccountData.Kept kept = new AccountData.Kept(at(message, ++box.lastPosition), original,
                    wanted.attachments());
            boxes.messages.put(message.id(), kept);
            box.messages.put(message.id(), kept);
            box.byPosition.put(box.lastPosition, kept);
            bytes += message.size();
            deliveries.apply(beginning);
            Message added = kept.message;
            prune();
            return Optional.of(added);
        });
    }

    @Override
    public Optional<Message> find(String accountId, String id) {
        return guard.read(() -> kept(accountId, id).map(kept -> kept.message));
    }

    @Override
    public Optional<byte[]> raw(String accountId, String id) {
        return guard.read(() -> kept(accountId, id).flatMap(kept -> Optional.ofNullable(kept.original)
                .map(original -> original.whole(kept.message.content()))));
    }

    @Override
    public Optional<byte[]> attachment(String accountId, String id, int number) {
        return guard.read(() -> kept(accountId, id).map(kept -> kept.attachments)
                .filter(attachments -> number >= 0 && number < attachments.size())
                .map(attachments -> attachments.get(number).clone()));
    }

    @Override
    public List<Message> newest(Criteria criteria, @Nullable String before, int limit) {
        return guard.read(() -> boxes.find(criteria.accountId()).map(box -> {
            NavigableMap<String, AccountData.Kept> older = before == null
                    ? box.messages
                    : box.messages.headMap(before, false);
            return fitting(criteria, older.descendingMap().values(), limit);
        }).orElse(List.of()));
    }

    @Override
    public List<Message> since(Criteria criteria, long after, int limit) {
        return guard.read(() -> boxes.find(criteria.accountId())
                .map(box -> fitting(criteria, box.byPosition.tailMap(after, false).values(), limit))
                .orElse(List.of()));
    }

    @Override
    public long newestPosition(String accountId) {
        return guard.read(() -> boxes.find(accountId).filter(box -> !box.byPosition.isEmpty())
                .map(box -> box.byPosition.lastKey()).orElse(0L));
    }

    @Override
    public int remove(Criteria criteria) {
        return guard.write(() -> remove(criteria.accountId(), CriteriaMatcher.of(criteria)));
    }

    @Override
    public int removeOlder(String accountId, Instant moment) {
        return guard.write(() -> {
            int removed = remove(accountId, kept -> kept.message.accepted().isBefore(moment));
            dropped += removed;
            return removed;
        });
    }

    @Override
    public Size size() {
        return guard.read(() -> new Size(boxes.messages.size(), bytes, dropped));
    }

    /** Takes away the messages of an account that fit, and says how many. Within a step that writes. */
    int remove(String accountId, Predicate<AccountData.Kept> fits) {
        List<AccountData.Kept> wanted = boxes.find(accountId)
                .map(box -> box.messages.values().stream().filter(fits).toList()).orElse(List.of());
        wanted.forEach(this::remove);
        return wanted.size();
    }

    private boolean pay(Message message) {
        BigDecimal price = message.price();
        if (price.signum() <= 0) {
            return true;
        }
        boolean[] paid = {false};
        accounts.change(message.accountId(), account -> {
            paid[0] = account.balance().compareTo(price) >= 0;
            return paid[0] ? with(account, account.balance().subtract(price)) : account;
        });
        return paid[0];
    }

    private void prune() {
        while (boxes.messages.size() > 1
                && (boxes.messages.size() > retention.messages() || bytes > retention.bytes())) {
            remove(boxes.messages.firstEntry().getValue());
            dropped++;
        }
    }

    private void remove(AccountData.Kept kept) {
        boxes.messages.remove(kept.message.id());
        boxes.get(kept.message.accountId()).remove(kept);
        bytes -= kept.message.size();
    }

    private Optional<AccountData.Kept> kept(String accountId, String id) {
        return boxes.find(accountId).map(box -> box.messages.get(id));
    }

    private static List<Message> fitting(Criteria criteria, Collection<AccountData.Kept> from, int limit) {
        return from.stream().filter(CriteriaMatcher.of(criteria)).limit(limit).map(kept -> kept.message).toList();
    }

    private static Account with(Account account, BigDecimal balance) {
        return new Account(account.id(), account.email(), account.password(), balance, account.maxKeys(),
                account.magic(), account.clock(), account.created());
    }

    private static Message at(Message message, long position) {
        return new Message(message.id(), message.accountId(), position, message.channel(), message.gateway(),
                message.environment(), message.keyId(), message.keyName(), message.source(), message.address(),
                message.requestId(), message.content(), message.parts(), message.encoding(), message.price(),
                message.size(), message.accepted(), message.sendAt(), message.status());
    }
}
