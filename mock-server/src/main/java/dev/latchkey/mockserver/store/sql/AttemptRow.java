package dev.latchkey.mockserver.store.sql;

import dev.latchkey.mockserver.model.WebhookAttempt;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Maps webhook attempts to rows and back. */
final class AttemptRow {
    private AttemptRow() {}

    /** Inserts or updates the attempt if its message exists. */
    static void upsert(SqlSession sql, WebhookAttempt attempt) throws SQLException {
        sql.update("INSERT INTO webhook_attempts (id, account_id, webhook_id, event_id, message_id, number, replay,"
                + " due, state, sent, body, status, answer, error, micros)"
                + " SELECT ?, account_id, ?, ?, id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM messages"
                + " WHERE id = ? AND account_id = ?"
                + " ON CONFLICT (id) DO UPDATE SET due = excluded.due, state = excluded.state, sent = excluded.sent,"
                + " body = excluded.body, status = excluded.status, answer = excluded.answer, error = excluded.error,"
                + " micros = excluded.micros", attempt.id(), attempt.webhookId(), attempt.eventId(), attempt.number(),
                Columns.flag(attempt.replay()), Columns.millis(attempt.due()), attempt.state().wireName(),
                Columns.millis(attempt.sent()), attempt.body(), attempt.status(), attempt.responseBody(),
                attempt.error(),
                attempt.micros(), attempt.messageId(), attempt.accountId());
    }

    static WebhookAttempt map(ResultSet row) throws SQLException {
        return new WebhookAttempt(Columns.text(row, "id"), Columns.text(row, "account_id"),
                Columns.text(row, "webhook_id"), Columns.text(row, "event_id"), Columns.text(row, "message_id"),
                row.getInt("number"), Columns.flag(row, "replay"), Columns.instant(row, "due"),
                WebhookAttempt.State.fromWireName(Columns.text(row, "state")), Columns.optionalInstant(row, "sent"),
                row.getString("body"), Columns.optionalInt(row, "status"), row.getString("answer"),
                row.getString("error"), row.getLong("micros"));
    }
}
