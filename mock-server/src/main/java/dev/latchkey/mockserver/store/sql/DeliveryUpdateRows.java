package dev.latchkey.mockserver.store.sql;

import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.DueWork;
import dev.latchkey.mockserver.model.MessageStatus;
import dev.latchkey.mockserver.model.DeliveryUpdate;
import dev.latchkey.mockserver.model.Statistic;
import dev.latchkey.mockserver.model.WebhookAttempt;
import java.sql.SQLException;
import java.math.BigDecimal;
import java.util.Map;

/** Writes what a step in the life of messages changes. */
final class DeliveryUpdateRows {
    private DeliveryUpdateRows() {}

    static void insert(SqlSession sql, DeliveryUpdate progress) throws SQLException {
        for (DeliveryEvent event : progress.events()) {
            EventRow.insert(sql, event);
        }
        for (WebhookAttempt attempt : progress.attempts()) {
            AttemptRow.upsert(sql, attempt);
        }
        for (DueWork work : progress.next()) {
            DueRow.insert(sql, work);
        }
        for (Map.Entry<String, MessageStatus> status : progress.statuses().entrySet()) {
            sql.update("UPDATE messages SET status = ? WHERE id = ?", status.getValue().word(), status.getKey());
        }
        for (Statistic count : progress.counts()) {
            StatisticRow.add(sql, count);
        }
        for (Map.Entry<String, BigDecimal> refund : progress.refunds().entrySet()) {
            SqlAccounts.giveBack(sql, refund.getKey(), refund.getValue());
        }
    }
}
