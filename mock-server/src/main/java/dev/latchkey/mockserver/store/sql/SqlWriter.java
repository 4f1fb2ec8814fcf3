package dev.latchkey.mockserver.store.sql;

import dev.latchkey.mockserver.model.StoreException;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs all write transactions on one thread. Transactions from all threads are committed in groups, because most of a
 * commit's time is waiting for the disk, and a group waits once. If a transaction fails, only its own changes are
 * rolled back; the rest of its group is committed.
 */
final class SqlWriter implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.latchkey.mockserver");
    private static final int MAX_GROUP = 256;
    private static final int MAX_BACKGROUND = 10_000;
    private static final long MAX_DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Connection connection;
    private final SqlSession sql;
    private final LinkedBlockingQueue<PendingWrite<?>> queue = new LinkedBlockingQueue<>();
    // Blocks callers that write faster than the disk, so that the queue cannot grow without limit.
    private final Semaphore backgroundPermits = new Semaphore(MAX_BACKGROUND);
    private final ReentrantLock queueLock = new ReentrantLock();
    private final PendingWrite<?> endMarker = new PendingWrite<>(sql -> true, true);
    private final Thread thread;
    private boolean closed;

    /** A queued transaction with its result. */
    private static final class PendingWrite<T> {
        private final SqlSession.Transaction<T> transaction;
        private final boolean awaited;
        private final CompletableFuture<T> future = new CompletableFuture<>();
        private @Nullable T result;
        private @Nullable Exception failure;
        private List<Runnable> afterCommit = List.of();

        PendingWrite(SqlSession.Transaction<T> transaction, boolean awaited) {
            this.transaction = transaction;
            this.awaited = awaited;
        }

        void run(SqlSession sql) throws SQLException {
            try {
                result = transaction.run(sql);
            } finally {
                afterCommit = sql.takeAfterCommit();
            }
        }

        void complete() {
            if (failure == null) {
                afterCommit.forEach(Runnable::run);
                future.complete(result);
            } else {
                future.completeExceptionally(failure);
            }
        }
    }

    /** Creates a writer. Transactions wait until it is started. */
    SqlWriter(Connection connection, ReadCaches caches) {
        this.connection = connection;
        this.sql = new SqlSession(connection, caches);
        this.thread = Thread.ofPlatform().name("latchkey-writer").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Runs a transaction and returns its result once it is durable. */
    <T> T write(SqlSession.Transaction<T> transaction) {
        try {
            return submit(transaction).join();
        } catch (CompletionException e) {
            // Pass the exception of the transaction itself to the caller.
            throw e.getCause() instanceof RuntimeException runtime
                    ? runtime
                    : new StoreException("The store could not be written", e.getCause());
        }
    }

    /**
     * Runs a transaction in the background. The caller does not learn of failures; a failed commit is logged.
     *
     * @param afterwards run once the transaction is durable or failed
     */
    void writeInBackground(SqlSession.Transaction<?> transaction, Runnable afterwards) {
        backgroundPermits.acquireUninterruptibly();
        submit(transaction, false).whenComplete((result, failure) -> {
            backgroundPermits.release();
            afterwards.run();
        });
    }

    /** Queues a transaction and returns its result as a future. */
    <T> CompletableFuture<T> submit(SqlSession.Transaction<T> transaction) {
        return submit(transaction, true);
    }

    private <T> CompletableFuture<T> submit(SqlSession.Transaction<T> transaction, boolean awaited) {
        PendingWrite<T> write = new PendingWrite<>(transaction, awaited);
        queueLock.lock();
        try {
            if (closed) {
                write.future.completeExceptionally(new StoreException("The store is closed", null));
            } else {
                queue.add(write);
            }
        } finally {
            queueLock.unlock();
        }
        return write.future;
    }

    /** Writes the queued transactions, stops the thread and closes the connection. */
    @Override
    public void close() {
        queueLock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            queue.add(endMarker);
        } finally {
            queueLock.unlock();
        }
        try {
            thread.join();
            sql.close();
        } catch (SQLException e) {
            throw new StoreException("The store could not be closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<PendingWrite<?>> group = new ArrayList<>();
        boolean ended = false;
        while (!ended) {
            try {
                takeGroup(group);
            } catch (InterruptedException e) {
                // Only close() stops this thread.
                continue;
            }
            ended = group.remove(endMarker);
            commit(group);
            sql.caches().onTransactionEnd();
            group.forEach(PendingWrite::complete);
            group.clear();
        }
    }

    /**
     * Takes the queued transactions. If no caller waits for any of them, it waits up to 20 ms for more. A commit of
     * their own would cost as much as that of a send.
     */
    private void takeGroup(List<PendingWrite<?>> group) throws InterruptedException {
        PendingWrite<?> next = queue.take();
        long deadline = System.nanoTime() + MAX_DELAY_NANOS;
        boolean awaited = false;
        while (next != null) {
            group.add(next);
            awaited |= next.awaited;
            if (group.size() == MAX_GROUP) {
                return;
            }
            next = awaited ? queue.poll() : queue.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }

    private void commit(List<PendingWrite<?>> group) {
        try {
            if (group.size() == 1) {
                runAlone(group.get(0));
            } else {
                for (PendingWrite<?> write : group) {
                    run(write);
                }
            }
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.ERROR, "The store could not be written: " + e.getMessage());
            group.forEach(write -> write.failure = e);
            undo();
        }
    }

    private void runAlone(PendingWrite<?> write) {
        try {
            write.run(sql);
        } catch (SQLException | RuntimeException e) {
            write.failure = e;
            undo();
        }
    }

    private void run(PendingWrite<?> write) throws SQLException {
        sql.update("SAVEPOINT before_unit");
        try {
            write.run(sql);
        } catch (SQLException | RuntimeException e) {
            write.failure = e;
            undo(e);
        }
        sql.update("RELEASE SAVEPOINT before_unit");
    }

    private void undo(Exception failure) throws SQLException {
        try {
            sql.update("ROLLBACK TO SAVEPOINT before_unit");
        } catch (SQLException e) {
            // The database has already rolled back the whole group, as SQLite does on a full disk.
            throw failure instanceof SQLException sqlFailure ? sqlFailure : new SQLException(failure);
        }
    }

    private void undo() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "The database has already rolled back the group", e);
            beginTransaction();
        }
    }

    /**
     * Begins a transaction after the database has rolled back the group itself, as SQLite does on a full disk. The
     * driver does not notice that no transaction is active. Without this, later statements would be committed one by
     * one and reported as failed.
     */
    private void beginTransaction() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
        } catch (SQLException e) {
            LOG.log(Level.ERROR, "The store could not start a new transaction after a rollback", e);
        }
    }
}
