package dev.latchkey.mockserver.store.sql;

import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.store.Messages;
import dev.latchkey.sdk.keys.Environment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Captured messages in a database. */
final class SqlMessages implements Messages {
    private final SqlWriter writer;
    private final SqlReaders readers;

    SqlMessages(SqlWriter writer, SqlReaders readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public void add(Message message) {
        writer.write(sql -> sql.update(
                "INSERT INTO messages (id, account_id, channel, gateway, environment, key_id, key_name, sender,"
                        + " recipients, subject, body_text, body_html, parts, encoding, accepted)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                message.id(), message.accountId(), message.channel().word(), message.gateway(),
                message.environment().name(), message.keyId(), message.keyName(), message.from(),
                Columns.list(message.to()), message.subject(), message.text(), message.html(), message.parts(),
                message.encoding(), Columns.millis(message.accepted())));
    }

    @Override
    public Optional<Message> find(String accountId, String id) {
        return readers.read(sql -> sql.first(SqlMessages::map, "SELECT * FROM messages WHERE id = ? AND account_id = ?",
                id, accountId));
    }

    @Override
    public List<Message> page(String accountId, @Nullable String before, int limit) {
        return readers.read(sql -> before == null
                ? sql.list(SqlMessages::map, "SELECT * FROM messages WHERE account_id = ? ORDER BY id DESC LIMIT ?",
                        accountId, limit)
                : sql.list(SqlMessages::map,
                        "SELECT * FROM messages WHERE account_id = ? AND id < ? ORDER BY id DESC LIMIT ?", accountId,
                        before, limit));
    }

    private static Message map(ResultSet row) throws SQLException {
        return new Message(Columns.text(row, "id"), Columns.text(row, "account_id"),
                Channel.of(Columns.text(row, "channel")), Columns.text(row, "gateway"),
                Environment.of(Columns.text(row, "environment")), Columns.text(row, "key_id"),
                Columns.text(row, "key_name"), row.getString("sender"), Columns.list(row, "recipients"),
                row.getString("subject"), row.getString("body_text"), row.getString("body_html"), row.getInt("parts"),
                row.getString("encoding"), Columns.instant(row, "accepted"));
    }
}
