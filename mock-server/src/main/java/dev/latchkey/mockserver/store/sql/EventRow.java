package dev.latchkey.mockserver.store.sql;

import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.EventType;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Maps delivery events to rows and back. */
final class EventRow {
    private EventRow() {}

    /** Inserts the event if its message exists. */
    static void insert(SqlSession sql, DeliveryEvent event) throws SQLException {
        sql.update("INSERT INTO events (message_id, id, account_id, recipient, type, bounce, code, detail, cause,"
                + " happened) SELECT id, ?, account_id, ?, ?, ?, ?, ?, ?, ? FROM messages"
                + " WHERE id = ? AND account_id = ?", event.id(), event.recipient(), event.type().wireName(),
                event.bounce() == null ? null : event.bounce().wireName(), event.code(), event.detail(),
                event.cause().wireName(), Columns.millis(event.at()), event.messageId(), event.accountId());
    }

    static DeliveryEvent map(ResultSet row) throws SQLException {
        String bounce = row.getString("bounce");
        return new DeliveryEvent(Columns.text(row, "id"), Columns.text(row, "account_id"),
                Columns.text(row, "message_id"), Columns.text(row, "recipient"),
                EventType.fromWireName(Columns.text(row, "type")),
                bounce == null ? null : DeliveryEvent.Bounce.fromWireName(bounce),
                row.getString("code"), row.getString("detail"),
                DeliveryEvent.Cause.fromWireName(Columns.text(row, "cause")), Columns.instant(row, "happened"));
    }
}
