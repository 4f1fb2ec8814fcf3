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
    private static final int MAX_WAITING_SOON = 10_000;
    private static final long SOON_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Connection connection;
    private final SqlSession sql;
    private final LinkedBlockingQueue<PendingWrite<?>> queue = new LinkedBlockingQueue<>();
    // Whoever writes faster than the disk can follow waits here, so that the queue cannot grow for ever.
    private final Semaphore soon = new Semaphore(MAX_WAITING_SOON);
    private final ReentrantLock door = new ReentrantLock();
    private final PendingWrite<?> end = new PendingWrite<>(sql -> true, true);
    private final Thread thread;
    private boolean closed;

    /** One work and who waits for it. */
    private static final class PendingWrite<T> {
        private final SqlTransaction<T> transaction;
        private final boolean awaited;
        private final CompletableFuture<T> done = new CompletableFuture<>();
        private @Nullable T result;
        private @Nullable Exception failure;
        private List<Runnable> afterCommit = List.of();

        PendingWrite(SqlTransaction<T> transaction, boolean awaited) {
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
                done.complete(result);
            } else {
                done.completeExceptionally(failure);
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
    <T> T write(SqlTransaction<T> transaction) {
        try {
            return begin(transaction).join();
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
    void writeSoon(SqlTransaction<?> transaction, Runnable afterwards) {
        soon.acquireUninterruptibly();
        begin(transaction, false).whenComplete((result, failure) -> {
            soon.release();
            afterwards.run();
        });
    }

    /** Gives the work to the writer, and waits for nothing: what comes of it, the future tells. */
    <T> CompletableFuture<T> begin(SqlTransaction<T> transaction) {
        return begin(transaction, true);
    }

    private <T> CompletableFuture<T> begin(SqlTransaction<T> transaction, boolean awaited) {
        PendingWrite<T> unit = new PendingWrite<>(transaction, awaited);
        door.lock();
        try {
            if (closed) {
                unit.done.completeExceptionally(new StoreException("The store is closed", null));
            } else {
                queue.add(unit);
            }
        } finally {
            door.unlock();
        }
        return unit.done;
    }

    /** Writes what is waiting, and ends, and closes the connection. */
    @Override
    public void close() {
        door.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            queue.add(end);
        } finally {
            door.unlock();
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
                gather(group);
            } catch (InterruptedException e) {
                // Nobody but close() ends this thread.
                continue;
            }
            ended = group.remove(end);
            commit(group);
            sql.lookups().onTransactionEnd();
            group.forEach(PendingWrite::complete);
            group.clear();
        }
    }

    /**
     * Takes what is there. While nobody waits for any of it, it lets a moment pass for somebody to come: a commit of its
     * own would cost what that of a send does.
     */
    private void gather(List<PendingWrite<?>> group) throws InterruptedException {
        PendingWrite<?> next = queue.take();
        long end = System.nanoTime() + SOON_NANOS;
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
                for (PendingWrite<?> unit : group) {
                    run(unit);
                }
            }
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.ERROR, "The store could not write: " + e.getMessage());
            group.forEach(unit -> unit.failure = e);
            undo();
        }
    }

    private void runAlone(PendingWrite<?> unit) {
        try {
            unit.run(sql);
        } catch (SQLException | RuntimeException e) {
            unit.failure = e;
            undo();
        }
    }

    private void run(PendingWrite<?> unit) throws SQLException {
        sql.update("SAVEPOINT before_unit");
        try {
            unit.run(sql);
        } catch (SQLException | RuntimeException e) {
            unit.failure = e;
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
            beginAnew();
        }
    }

    /**
     * A database that undoes a whole group by itself, as SQLite does for a full disk, leaves no transaction behind, and
     * the driver does not notice. Without a new one, everything after would be written at once and reported as failed.
     */
    private void beginAnew() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
        } catch (SQLException e) {
            LOG.log(Level.ERROR, "The store could not undo what it had begun", e);
        }
    }
}
