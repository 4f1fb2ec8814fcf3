package dev.latchkey.mockserver.store.sql;

import dev.latchkey.mockserver.model.StoreException;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one that writes. Works come in from all threads and are committed in groups, because waiting for the disk is what
 * a commit costs, and a group waits once. A work that fails takes nothing with it: what it did is undone, what the rest
 * of its group did is kept.
 */
final class SqlWriter implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.latchkey.mockserver");
    private static final int LARGEST_GROUP = 256;
    private static final int MOST_WAITING_SOON = 10_000;

    private final Connection connection;
    private final LinkedBlockingQueue<Unit<?>> queue = new LinkedBlockingQueue<>();
    // Whoever writes faster than the disk can follow waits here, so that the queue cannot grow for ever.
    private final Semaphore soon = new Semaphore(MOST_WAITING_SOON);
    private final ReentrantLock door = new ReentrantLock();
    private final Unit<?> end = new Unit<>(sql -> true);
    private final Thread thread;
    private boolean closed;

    /** One work and who waits for it. */
    private static final class Unit<T> {
        private final Work<T> work;
        private final CompletableFuture<T> done = new CompletableFuture<>();
        private @Nullable T result;
        private @Nullable Exception failure;

        Unit(Work<T> work) {
            this.work = work;
        }

        void run(Sql sql) throws SQLException {
            result = work.run(sql);
        }

        void tell() {
            if (failure == null) {
                done.complete(result);
            } else {
                done.completeExceptionally(failure);
            }
        }
    }

    SqlWriter(Connection connection) {
        this.connection = connection;
        this.thread = Thread.ofPlatform().name("latchkey-writer").daemon().start(this::run);
    }

    /** Does the work and returns when it is stored for good. */
    <T> T write(Work<T> work) {
        Unit<T> unit = new Unit<>(work);
        submit(unit);
        try {
            return unit.done.join();
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
    void writeSoon(Work<?> work, Runnable afterwards) {
        soon.acquireUninterruptibly();
        Unit<?> unit = new Unit<>(work);
        unit.done.whenComplete((result, failure) -> {
            soon.release();
            afterwards.run();
        });
        try {
            submit(unit);
        } catch (StoreException e) {
            soon.release();
            afterwards.run();
            LOG.log(Level.DEBUG, "Something came too late to be written", e);
        }
    }

    /** Writes what is waiting, and ends. */
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
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void submit(Unit<?> unit) {
        door.lock();
        try {
            if (closed) {
                throw new StoreException("The store is closed", null);
            }
            queue.add(unit);
        } finally {
            door.unlock();
        }
    }

    private void run() {
        List<Unit<?>> group = new ArrayList<>();
        boolean ended = false;
        while (!ended) {
            try {
                group.add(queue.take());
            } catch (InterruptedException e) {
                // Nobody but close() ends this thread.
                continue;
            }
            queue.drainTo(group, LARGEST_GROUP - 1);
            ended = group.remove(end);
            commit(group);
            group.forEach(Unit::tell);
            group.clear();
        }
    }

    private void commit(List<Unit<?>> group) {
        try {
            for (Unit<?> unit : group) {
                run(unit);
            }
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.ERROR, "The store could not write: " + e.getMessage());
            group.forEach(unit -> unit.failure = e);
            undo();
        }
    }

    private void run(Unit<?> unit) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            unit.run(new Sql(connection));
        } catch (SQLException | RuntimeException e) {
            unit.failure = e;
            // Fails in its turn when the database has already undone the whole group, as for a full disk.
            connection.rollback(before);
        }
        connection.releaseSavepoint(before);
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
