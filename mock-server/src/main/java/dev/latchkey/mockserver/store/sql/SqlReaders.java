package dev.latchkey.mockserver.store.sql;

import dev.latchkey.mockserver.model.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Pool of read-only connections. Each is used by one thread at a time, sees committed data, and never waits for the
 * writer.
 */
final class SqlReaders implements AutoCloseable {
    private static final int CLOSE_SECONDS = 5;

    private final BlockingQueue<SqlSession> free;
    private final int count;
    private volatile boolean closed;

    SqlReaders(List<Connection> connections) {
        free = new ArrayBlockingQueue<>(connections.size(), false, connections.stream().map(SqlSession::new).toList());
        count = connections.size();
    }

    <T> T read(SqlSession.Transaction<T> transaction) {
        SqlSession sql = acquire();
        try {
            return transaction.run(sql);
        } catch (SQLException e) {
            throw new StoreException("The store could not be read", e);
        } finally {
            free.add(sql);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            for (int i = 0; i < count; i++) {
                SqlSession sql = free.poll(CLOSE_SECONDS, TimeUnit.SECONDS);
                if (sql != null) {
                    sql.close();
                }
            }
        } catch (SQLException e) {
            throw new StoreException("The store could not be closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SqlSession acquire() {
        try {
            if (!closed) {
                return free.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new StoreException("The store is closed", null);
    }
}
