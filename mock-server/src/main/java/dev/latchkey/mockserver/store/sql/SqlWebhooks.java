package dev.latchkey.mockserver.store.sql;

import dev.latchkey.mockserver.model.EventType;
import dev.latchkey.mockserver.model.SealedSecret;
import dev.latchkey.mockserver.model.Webhook;
import dev.latchkey.mockserver.model.WebhookAttempt;
import dev.latchkey.mockserver.store.WebhookStore;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Webhook store in a database. */
final class SqlWebhooks implements WebhookStore {
    private final SqlWriter writer;
    private final SqlReaders readers;
    private final ReadCaches caches;

    SqlWebhooks(SqlWriter writer, SqlReaders readers, ReadCaches caches) {
        this.writer = writer;
        this.readers = readers;
        this.caches = caches;
    }

    @Override
    public boolean add(Webhook webhook, int maximum) {
        return writer.write(sql -> {
            // Locks the account's row until the commit, for databases to which several servers write.
            sql.update("UPDATE accounts SET id = id WHERE id = ?", webhook.accountId());
            long count = sql.first(row -> row.getLong(1), "SELECT COUNT(*) FROM webhooks WHERE account_id = ?",
                    webhook.accountId()).orElseThrow();
            if (count >= maximum) {
                return false;
            }
            sql.caches().webhooks().invalidate();
            sql.update("INSERT INTO webhooks (id, account_id, gateway, url, events, secret, active, created)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)", webhook.id(), webhook.accountId(), webhook.gateway(),
                    webhook.url().toString(), wireNames(webhook.events()), webhook.secret().encoded(),
                    Columns.flag(webhook.active()), Columns.millis(webhook.created()));
            return true;
        });
    }

    @Override
    public Optional<Webhook> find(String accountId, String id) {
        return readers.read(sql -> find(sql, accountId, id));
    }

    @Override
    public List<Webhook> ofGateway(String accountId, String gateway) {
        return caches.webhooks().get(new ReadCaches.Pair(accountId, gateway),
                () -> Optional.of(readers.read(sql -> List.copyOf(sql.list(SqlWebhooks::map,
                        "SELECT * FROM webhooks WHERE account_id = ? AND gateway = ? ORDER BY id DESC", accountId,
                        gateway)))))
                .orElseThrow();
    }

    @Override
    public List<Webhook> all(String accountId) {
        return readers.read(sql -> sql.list(SqlWebhooks::map,
                "SELECT * FROM webhooks WHERE account_id = ? ORDER BY id DESC", accountId));
    }

    @Override
    public Optional<Webhook> change(String accountId, String id, UnaryOperator<Webhook> change) {
        return writer.write(sql -> {
            sql.caches().webhooks().invalidate();
            sql.update("UPDATE webhooks SET id = id WHERE id = ?", id);
            Optional<Webhook> before = find(sql, accountId, id);
            if (before.isEmpty()) {
                return before;
            }
            Webhook changed = change.apply(before.get());
            sql.update("UPDATE webhooks SET url = ?, events = ?, secret = ?, active = ? WHERE id = ?",
                    changed.url().toString(), wireNames(changed.events()), changed.secret().encoded(),
                    Columns.flag(changed.active()), id);
            return find(sql, accountId, id);
        });
    }

    @Override
    public boolean remove(String accountId, String id) {
        return writer.write(sql -> {
            sql.caches().webhooks().invalidate();
            return sql.update("DELETE FROM webhooks WHERE id = ? AND account_id = ?", id, accountId) == 1;
        });
    }

    @Override
    public Optional<WebhookAttempt> attempt(String accountId, String id) {
        return readers.read(sql -> sql.first(AttemptRow::map,
                "SELECT * FROM webhook_attempts WHERE id = ? AND account_id = ?", id, accountId));
    }

    @Override
    public List<WebhookAttempt> attempts(String accountId, @Nullable String webhookId, @Nullable String messageId,
            @Nullable String before, int limit) {
        StringBuilder query = new StringBuilder("SELECT * FROM webhook_attempts WHERE account_id = ?");
        List<Object> parameters = new ArrayList<>(List.of(accountId));
        addCondition(query, parameters, " AND webhook_id = ?", webhookId);
        addCondition(query, parameters, " AND message_id = ?", messageId);
        addCondition(query, parameters, " AND id < ?", before);
        parameters.add(limit);
        return readers.read(
                sql -> sql.list(AttemptRow::map, query + " ORDER BY id DESC LIMIT ?", parameters.toArray()));
    }

    @Override
    public boolean mustWait(WebhookAttempt attempt) {
        return readers.read(sql -> sql.first(row -> true,
                "SELECT 1 FROM webhook_attempts WHERE message_id = ? AND webhook_id = ? AND state = ? AND event_id < ?"
                        + " AND account_id = ? LIMIT 1",
                attempt.messageId(), attempt.webhookId(), WebhookAttempt.State.WAITING.wireName(), attempt.eventId(),
                attempt.accountId())).isPresent();
    }

    /** Removes the webhooks of an account and their attempts in the current transaction. */
    static void clear(SqlSession sql, String accountId) throws SQLException {
        sql.caches().webhooks().invalidate();
        sql.update("DELETE FROM webhooks WHERE account_id = ?", accountId);
        sql.update("DELETE FROM webhook_attempts WHERE account_id = ?", accountId);
    }

    private static void addCondition(StringBuilder query, List<Object> parameters, String term,
            @Nullable Object value) {
        if (value != null) {
            query.append(term);
            parameters.add(value);
        }
    }

    private static String wireNames(Set<EventType> events) {
        return Columns.list(events.stream().sorted().map(EventType::wireName).toList());
    }

    private static Optional<Webhook> find(SqlSession sql, String accountId, String id) throws SQLException {
        return sql.first(SqlWebhooks::map, "SELECT * FROM webhooks WHERE id = ? AND account_id = ?", id, accountId);
    }

    private static Webhook map(ResultSet row) throws SQLException {
        return new Webhook(Columns.text(row, "id"), Columns.text(row, "account_id"), Columns.text(row, "gateway"),
                URI.create(Columns.text(row, "url")),
                Columns.list(row, "events").stream().map(EventType::fromWireName).collect(Collectors.toSet()),
                new SealedSecret(Columns.text(row, "secret")), Columns.flag(row, "active"),
                Columns.instant(row, "created"));
    }
}
