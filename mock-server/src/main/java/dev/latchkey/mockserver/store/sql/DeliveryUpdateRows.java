package dev.latchkey.mockserver.store.sql;

import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.DeliveryUpdate;
import dev.latchkey.mockserver.model.DueWork;
import dev.latchkey.mockserver.model.MessageStatus;
import dev.latchkey.mockserver.model.Statistic;
import dev.latchkey.mockserver.model.WebhookAttempt;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Map;

/** Writes a delivery update to its tables. */
final class DeliveryUpdateRows {
    private DeliveryUpdateRows() {}

    static void insert(SqlSession sql, DeliveryUpdate update) throws SQLException {
        for (DeliveryEvent event : update.events()) {
            EventRow.insert(sql, event);
        }
        for (WebhookAttempt attempt : update.attempts()) {
            AttemptRow.upsert(sql, attempt);
        }
        for (DueWork work : update.next()) {
            DueRow.insert(sql, work);
        }
        for (Map.Entry<String, MessageStatus> status : update.statuses().entrySet()) {
            sql.update("UPDATE messages SET status = ? WHERE id = ?", status.getValue().wireName(), status.getKey());
        }
        for (Statistic count : update.counts()) {
            StatisticRow.add(sql, count);
        }
        for (Map.Entry<String, BigDecimal> refund : update.refunds().entrySet()) {
            SqlAccounts.refund(sql, refund.getKey(), refund.getValue());
        }
    }
}
