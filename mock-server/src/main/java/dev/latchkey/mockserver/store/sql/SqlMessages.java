package dev.latchkey.mockserver.store.sql;

import dev.latchkey.mockserver.model.DeliveryUpdate;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageCriteria;
import dev.latchkey.mockserver.model.RetentionLimits;
import dev.latchkey.mockserver.model.StoreException;
import dev.latchkey.mockserver.store.CaseFoldedText;
import dev.latchkey.mockserver.store.MessageStore;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Message store in a database. */
final class SqlMessages implements MessageStore {
    private final SqlWriter writer;
    private final SqlReaders readers;
    private final Pruning pruning;

    SqlMessages(SqlWriter writer, SqlReaders readers, RetentionLimits retention) {
        this.writer = writer;
        this.readers = readers;
        this.pruning = new Pruning(writer, readers, retention);
    }

    @Override
    public Optional<Message> add(NewMessage newMessage, DeliveryUpdate initialUpdate) {
        return writer.write(sql -> {
            Message message = newMessage.message();
            if (!pay(sql, message)) {
                return Optional.empty();
            }
            Message placed = withPosition(message, nextPosition(sql, message.accountId()));
            MessageRow.insert(sql, placed);
            insertContents(sql, newMessage);
            DeliveryUpdateRows.insert(sql, initialUpdate);
            pruning.added(sql, message.size());
            return Optional.of(initialUpdate.statuses().isEmpty()
                    ? placed
                    : find(sql, message.accountId(), message.id())
                            .orElse(placed));
        });
    }

    @Override
    public Optional<Message> find(String accountId, String id) {
        return readers.read(sql -> find(sql, accountId, id));
    }

    @Override
    public Optional<byte[]> raw(String accountId, String id) {
        return readers.read(sql -> sql.first(row -> row.getBytes("content"),
                "SELECT content FROM raw_messages JOIN messages ON messages.id = raw_messages.message_id"
                        + " WHERE messages.id = ? AND messages.account_id = ?",
                id, accountId));
    }

    @Override
    public Optional<byte[]> attachment(String accountId, String id, int number) {
        return readers.read(sql -> sql.first(row -> row.getBytes("content"),
                "SELECT content FROM attachments JOIN messages ON messages.id = attachments.message_id"
                        + " WHERE messages.id = ? AND messages.account_id = ? AND attachments.number = ?",
                id, accountId, number));
    }

    @Override
    public List<Message> newest(MessageCriteria criteria, @Nullable String before, int limit) {
        Where where = new Where(criteria);
        if (before != null) {
            where.and("id < ?", before);
        }
        return readers.read(sql -> sql.list(MessageRow::map,
                "SELECT * FROM messages WHERE " + where.text() + " ORDER BY id DESC LIMIT ?",
                where.parameters(limit)));
    }

    @Override
    public List<Message> since(MessageCriteria criteria, long after, int limit) {
        Where where = new Where(criteria).and("position > ?", after);
        return readers.read(sql -> sql.list(MessageRow::map,
                "SELECT * FROM messages WHERE " + where.text() + " ORDER BY position LIMIT ?",
                where.parameters(limit)));
    }

    @Override
    public long newestPosition(String accountId) {
        return readers.read(sql -> sql.first(row -> row.getLong(1),
                "SELECT MAX(position) FROM messages WHERE account_id = ?", accountId)).orElse(0L);
    }

    @Override
    public int remove(MessageCriteria criteria) {
        return pruning.remove(criteria);
    }

    @Override
    public int removeOlder(String accountId, Instant moment) {
        return pruning.removeOlder(accountId, moment);
    }

    @Override
    public Size size() {
        return pruning.size();
    }

    /** Removes all messages of an account in the current transaction. */
    void clear(SqlSession sql, String accountId) throws SQLException {
        pruning.remove(sql, new Where(MessageCriteria.all(accountId)));
    }

    /** Sets the size and the case-folded texts of messages migrated from a schema without them. */
    static void foldAll(SqlSession sql) throws SQLException {
        List<String> ids = sql.list(row -> row.getString(1), "SELECT id FROM messages ORDER BY id");
        for (String id : ids) {
            Message message = sql.first(MessageRow::map, "SELECT * FROM messages WHERE id = ?", id).orElseThrow();
            CaseFoldedText caseFoldedText = CaseFoldedText.of(message);
            sql.update("UPDATE messages SET size = ?, search_key = ?, search_sender = ?, search_recipients = ?,"
                    + " search_subject = ?, search_tags = ?, search_reference = ?, search_body = ? WHERE id = ?",
                    bytes(message.content().subject()) + bytes(message.content().text())
                            + bytes(message.content().html()),
                    caseFoldedText.key(), caseFoldedText.sender(), caseFoldedText.recipients(),
                    caseFoldedText.subject(), caseFoldedText.tags(),
                    caseFoldedText.reference(), caseFoldedText.body(), id);
        }
    }

    /** Sets the case-folded header fields of messages migrated from a schema without them. */
    static void foldHeaderFields(SqlSession sql) throws SQLException {
        for (String id : sql.list(row -> row.getString(1), "SELECT id FROM messages ORDER BY id")) {
            CaseFoldedText folded = CaseFoldedText
                    .of(sql.first(MessageRow::map, "SELECT * FROM messages WHERE id = ?", id).orElseThrow());
            sql.update("UPDATE messages SET search_cc = ?, search_bcc = ?, search_reply_to = ?, search_message_id = ?"
                    + " WHERE id = ?", folded.cc(), folded.bcc(), folded.replyTo(), folded.messageId(), id);
        }
    }

    private static Optional<Message> find(SqlSession sql, String accountId, String id) throws SQLException {
        return sql.first(MessageRow::map, "SELECT * FROM messages WHERE id = ? AND account_id = ?", id, accountId);
    }

    private static boolean pay(SqlSession sql, Message message) throws SQLException {
        if (message.price().signum() <= 0) {
            return true;
        }
        // The row is locked until the commit, so that concurrent sends cannot spend the same money.
        BigDecimal newBalance = SqlAccounts.lockRow(sql, message.accountId())
                .orElseThrow(() -> noAccount(message.accountId())).balance().subtract(message.price());
        if (newBalance.signum() < 0) {
            return false;
        }
        sql.update("UPDATE accounts SET balance = ? WHERE id = ?", newBalance.toPlainString(), message.accountId());
        return true;
    }

    /**
     * Increments the account's last position. The row is locked until the commit, so positions become visible in order.
     */
    private static long nextPosition(SqlSession sql, String accountId) throws SQLException {
        return sql.first(row -> row.getLong(1),
                "UPDATE accounts SET last_position = last_position + 1 WHERE id = ? RETURNING last_position",
                accountId).orElseThrow(() -> noAccount(accountId));
    }

    private static void insertContents(SqlSession sql, NewMessage newMessage) throws SQLException {
        String id = newMessage.message().id();
        if (newMessage.raw() != null) {
            sql.update("INSERT INTO raw_messages (message_id, content) VALUES (?, ?)", id, newMessage.raw());
        }
        for (int i = 0; i < newMessage.attachments().size(); i++) {
            sql.update("INSERT INTO attachments (message_id, number, content) VALUES (?, ?, ?)", id, i,
                    newMessage.attachments().get(i));
        }
    }

    private static StoreException noAccount(String accountId) {
        return new StoreException("Account " + accountId + " does not exist", null);
    }

    private static long bytes(@Nullable String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Message withPosition(Message message, long position) {
        return new Message(message.id(), message.accountId(), position, message.channel(), message.gateway(),
                message.environment(), message.keyId(), message.keyName(), message.source(), message.address(),
                message.requestId(), message.content(), message.parts(), message.encoding(), message.price(),
                message.size(), message.accepted(), message.sendAt(), message.status());
    }
}
