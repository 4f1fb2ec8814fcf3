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
 * The one that writes. Works come in from all threads and are committed in groups, because waiting for the disk is what
 * a commit costs, and a group waits once. A work that fails takes nothing with it: what it did is undone, what the rest
 * of its group did is kept.
 */
final class SqlWriter implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.latchkey.mockserver");
    private static final int MAX_GROUP = 256;
    private static final int MAX_BACKGROUND = 10_000;
    private static final long MAX_DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Connection connection;
    private final SqlSession sql;
    private final LinkedBlockingQueue<PendingWrite<?>> queue = new LinkedBlockingQueue<>();
    // Whoever writes faster than the disk can follow waits here, so that the queue cannot grow for ever.
    private final Semaphore backgroundPermits = new Semaphore(MAX_BACKGROUND);
    private final ReentrantLock queueLock = new ReentrantLock();
    private final PendingWrite<?> endMarker = new PendingWrite<>(sql -> true, true);
    private final Thread thread;
    private boolean closed;

    /** One work and who waits for it. */
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

    /** A writer that begins once started; what it is given before waits until then. */
    SqlWriter(Connection connection, ReadCaches caches) {
        this.connection = connection;
        this.sql = new SqlSession(connection, caches);
        this.thread = Thread.ofPlatform().name("latchkey-writer").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Does the work and returns when it is stored for good. */
    <T> T write(SqlSession.Transaction<T> transaction) {
        try {
            return submit(transaction).join();
        } catch (CompletionException e) {
            // What the work itself threw is for who gave it.
            throw e.getCause() instanceof RuntimeException known
                    ? known
                    : new StoreException("The store could not write", e.getCause());
        }
    }

    /**
     * Does the work soon. Whoever asks does not learn whether it failed; the log does.
     *
     * @param afterwards run once it is stored for good, or failed
     */
    void writeInBackground(SqlSession.Transaction<?> transaction, Runnable afterwards) {
        backgroundPermits.acquireUninterruptibly();
        submit(transaction, false).whenComplete((result, failure) -> {
            backgroundPermits.release();
            afterwards.run();
        });
    }

    /** Gives the work to the writer, and waits for nothing: what comes of it, the future tells. */
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

    /** Writes what is waiting, and ends, and closes the connection. */
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
                // Nobody but close() ends this thread.
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
     * Takes what is there. While nobody waits for any of it, it lets a moment pass for somebody to come: a commit of its
     * own would cost what that of a send does.
     */
    private void takeGroup(List<PendingWrite<?>> group) throws InterruptedException {
        PendingWrite<?> next = queue.take();
        long end = System.nanoTime() + MAX_DELAY_NANOS;
        boolean awaited = false;
        while (next != null) {
            group.add(next);
            awaited |= next.awaited;
            if (group.size() == MAX_GROUP) {
                return;
            }
            next = awaited ? queue.poll() : queue.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
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
            LOG.log(Level.ERROR, "The store could not write: " + e.getMessage());
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
            // The database has already undone the whole group, as it does for a full disk.
            throw failure instanceof SQLException known ? known : new SQLException(failure);
        }
    }

    private void undo() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "The database has undone the group by itself", e);
            beginTransaction();
        }
    }

    /**
     * A database that undoes a whole group by itself, as SQLite does for a full disk, leaves no transaction behind, and
     * the driver does not notice. Without a new one, everything after would be written at once and reported as failed.
     */
    private void beginTransaction() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
        } catch (SQLException e) {
            LOG.log(Level.ERROR, "The store could not undo what it had begun", e);
        }
    }
}
