package dev.latchkey.mockserver.store.sql;

import dev.latchkey.mockserver.model.SealedSecret;
import dev.latchkey.mockserver.model.SecretHash;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.store.ApiKeyStore;
import dev.latchkey.mockserver.store.PublicPartTakenException;
import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.keys.IpRange;
import dev.latchkey.sdk.keys.Permission;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Key store in a database. */
final class SqlKeys implements ApiKeyStore {
    private final SqlWriter writer;
    private final SqlReaders readers;
    private final ReadCaches caches;
    /** Last uses that are not written yet, by key id. */
    private final ConcurrentHashMap<String, LastUse> uses = new ConcurrentHashMap<>();

    private record LastUse(Instant when, String address) {}

    SqlKeys(SqlWriter writer, SqlReaders readers, ReadCaches caches) {
        this.writer = writer;
        this.readers = readers;
        this.caches = caches;
    }

    @Override
    public boolean add(StoredKey key, int maximum) {
        return writer.write(sql -> {
            // Locks the account's row until the commit, for databases to which several servers write.
            sql.update("UPDATE accounts SET id = id WHERE id = ?", key.accountId());
            long count = sql.first(row -> row.getLong(1),
                    "SELECT count(*) FROM api_keys WHERE account_id = ? AND gateway = ? AND revoked IS NULL",
                    key.accountId(), key.gateway()).orElseThrow();
            if (count >= maximum) {
                return false;
            }
            insert(sql, key);
            return true;
        });
    }

    @Override
    public Optional<StoredKey> byPublicPart(String gateway, String publicPart) {
        return caches.keys().get(new ReadCaches.Pair(gateway, publicPart),
                () -> readers.read(sql -> sql.first(SqlKeys::map,
                        "SELECT * FROM api_keys WHERE gateway = ? AND public_part = ?", gateway, publicPart)));
    }

    @Override
    public Optional<StoredKey> find(String accountId, String gateway, String id) {
        return readers.read(sql -> find(sql, accountId, gateway, id));
    }

    @Override
    public List<StoredKey> notRevoked(String accountId, String gateway) {
        return readers.read(sql -> sql.list(SqlKeys::map,
                "SELECT * FROM api_keys WHERE account_id = ? AND gateway = ? AND revoked IS NULL ORDER BY id DESC",
                accountId, gateway));
    }

    @Override
    public Optional<StoredKey> change(String accountId, String gateway, String id, UnaryOperator<StoredKey> change) {
        return writer.write(sql -> {
            // Locks the key's row until the commit, for databases to which several servers write.
            sql.update("UPDATE api_keys SET id = id WHERE id = ?", id);
            Optional<StoredKey> before = find(sql, accountId, gateway, id);
            if (before.isEmpty()) {
                return before;
            }
            update(sql, change.apply(before.get()));
            return find(sql, accountId, gateway, id);
        });
    }

    @Override
    public void recordUse(String id, Instant when, String address) {
        // A pending write stores the latest use, so no second one is needed.
        if (uses.put(id, new LastUse(when, address)) == null) {
            writer.writeInBackground(sql -> writeUse(sql, id), () -> {});
        }
    }

    private int writeUse(SqlSession sql, String id) throws SQLException {
        LastUse lastUse = uses.remove(id);
        return lastUse == null
                ? 0
                : sql.update("UPDATE api_keys SET last_used = ?, last_used_from = ? WHERE id = ?",
                        Columns.millis(lastUse.when()), lastUse.address(), id);
    }

    /** Removes the keys of an account in the current transaction. */
    static void clear(SqlSession sql, String accountId) throws SQLException {
        sql.caches().keys().invalidate();
        sql.update("DELETE FROM api_keys WHERE account_id = ?", accountId);
    }

    static void insert(SqlSession sql, StoredKey key) throws SQLException {
        sql.caches().keys().invalidate();
        int inserted = sql.update(
                "INSERT INTO api_keys (id, account_id, gateway, name, public_part, secret_hash, last_five,"
                        + " secret_length, sealed_secret, environment, permissions, allowed_ips, created, last_used, last_used_from,"
                        + " expires, revoked) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (gateway, public_part) DO NOTHING",
                key.id(), key.accountId(), key.gateway(), key.name(), key.publicPart(), key.secretHash().hex(),
                key.lastFive(), key.length(), sealed(key), key.environment().name(), Columns.list(key.permissions()),
                Columns.list(key.allowedIps()), Columns.millis(key.created()), Columns.millis(key.lastUsed()),
                key.lastUsedFrom(), Columns.millis(key.expires()), Columns.millis(key.revoked()));
        if (inserted == 0) {
            throw new PublicPartTakenException(key.publicPart());
        }
    }

    private static void update(SqlSession sql, StoredKey key) throws SQLException {
        sql.caches().keys().invalidate();
        sql.update("UPDATE api_keys SET name = ?, secret_hash = ?, last_five = ?, secret_length = ?, sealed_secret = ?,"
                + " environment = ?, permissions = ?, allowed_ips = ?, last_used = ?, last_used_from = ?, expires = ?,"
                + " revoked = ? WHERE id = ?", key.name(), key.secretHash().hex(), key.lastFive(), key.length(),
                sealed(key), key.environment().name(), Columns.list(key.permissions()),
                Columns.list(key.allowedIps()), Columns.millis(key.lastUsed()), key.lastUsedFrom(),
                Columns.millis(key.expires()), Columns.millis(key.revoked()), key.id());
    }

    private static @Nullable String sealed(StoredKey key) {
        return key.sealedSecret() == null ? null : key.sealedSecret().encoded();
    }

    private static Optional<StoredKey> find(SqlSession sql, String accountId, String gateway, String id)
            throws SQLException {
        return sql.first(SqlKeys::map, "SELECT * FROM api_keys WHERE id = ? AND account_id = ? AND gateway = ?", id,
                accountId, gateway);
    }

    private static StoredKey map(ResultSet row) throws SQLException {
        String sealed = row.getString("sealed_secret");
        return new StoredKey(Columns.text(row, "id"), Columns.text(row, "account_id"), Columns.text(row, "gateway"),
                Columns.text(row, "name"), Columns.text(row, "public_part"),
                new SecretHash(Columns.text(row, "secret_hash")), Columns.text(row, "last_five"),
                row.getInt("secret_length"), sealed == null ? null : new SealedSecret(sealed),
                Environment.of(Columns.text(row, "environment")),
                Columns.list(row, "permissions").stream().map(Permission::of).toList(),
                Columns.list(row, "allowed_ips").stream().map(IpRange::parse).toList(), Columns.instant(row, "created"),
                Columns.optionalInstant(row, "last_used"), row.getString("last_used_from"),
                Columns.optionalInstant(row, "expires"), Columns.optionalInstant(row, "revoked"));
    }
}
