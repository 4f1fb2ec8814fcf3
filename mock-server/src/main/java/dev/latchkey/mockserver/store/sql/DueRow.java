package dev.latchkey.mockserver.store.sql;

import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.DueWork;
import dev.latchkey.mockserver.model.EventType;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Maps due work to rows and back. */
final class DueRow {
    private static final String SEND = "send";
    private static final String STEP = "step";
    private static final String CALL = "call";

    private DueRow() {}

    /** Inserts the work if its message or attempt exists. */
    static void insert(SqlSession sql, DueWork work) throws SQLException {
        long due = work.due().toEpochMilli();
        switch (work.task()) {
            case DueWork.Send send ->
                sql.update("INSERT INTO due_work (id, account_id, due, kind, message_id) SELECT ?, account_id, ?, ?, id"
                        + " FROM messages WHERE id = ? AND account_id = ?", work.id(), due, SEND, send.messageId(),
                        work.accountId());
            case DueWork.Step step ->
                sql.update("INSERT INTO due_work (id, account_id, due, kind, message_id, recipient, type, bounce, code,"
                        + " detail, cause) SELECT ?, account_id, ?, ?, id, ?, ?, ?, ?, ?, ? FROM messages"
                        + " WHERE id = ? AND account_id = ?", work.id(), due, STEP, step.recipient(),
                        step.type().wireName(), step.bounce() == null ? null : step.bounce().wireName(), step.code(),
                        step.detail(), step.cause().wireName(), step.messageId(), work.accountId());
            case DueWork.Call call ->
                sql.update("INSERT INTO due_work (id, account_id, due, kind, message_id, attempt_id)"
                        + " SELECT ?, account_id, ?, ?, message_id, id FROM webhook_attempts"
                        + " WHERE id = ? AND account_id = ?", work.id(), due, CALL, call.attemptId(),
                        work.accountId());
        }
    }

    static DueWork map(ResultSet row) throws SQLException {
        String kind = Columns.text(row, "kind");
        DueWork.Task task = switch (kind) {
            case SEND -> new DueWork.Send(Columns.text(row, "message_id"));
            case STEP -> step(row);
            case CALL -> new DueWork.Call(Columns.text(row, "attempt_id"));
            default -> throw new SQLException("Unknown kind of due work '" + kind + "'");
        };
        return new DueWork(Columns.text(row, "id"), Columns.text(row, "account_id"), Columns.instant(row, "due"),
                task);
    }

    private static DueWork.Step step(ResultSet row) throws SQLException {
        String bounce = row.getString("bounce");
        return new DueWork.Step(Columns.text(row, "message_id"), Columns.text(row, "recipient"),
                EventType.fromWireName(Columns.text(row, "type")),
                bounce == null ? null : DeliveryEvent.Bounce.fromWireName(bounce),
                row.getString("code"), row.getString("detail"),
                DeliveryEvent.Cause.fromWireName(Columns.text(row, "cause")));
    }
}
