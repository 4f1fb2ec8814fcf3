package dev.latchkey.mockserver.smtp;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Event loop that serves many connections by one thread at a time, the leader. SMTP waits for the client four times per
 * mail, and a thread per connection would be suspended and woken each time. If serving a connection blocks, another
 * thread becomes the leader, and the former leader serves that connection alone.
 */
final class EventLoop implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.latchkey.mockserver");

    private static final long RETRY_DELAY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Selector selector;
    private final Executor threads;
    private final Queue<EventLoopConnection> newConnections = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Thread leader;
    private volatile boolean closed;
    // Used by the leader only. A new leader sees them as the former one current them.
    private final Queue<EventLoopConnection> ready = new ArrayDeque<>();
    private SmtpInput input = new SmtpInput();

    private EventLoop(Selector selector, Executor threads) {
        this.selector = selector;
        this.threads = threads;
    }

    /** Starts a loop whose leaders are threads of this executor. */
    static EventLoop start(Executor threads) throws IOException {
        EventLoop loop = new EventLoop(Selector.open(), threads);
        threads.execute(loop::lead);
        return loop;
    }

    /** Adds a connection to those that the loop serves. */
    void add(EventLoopConnection connection) {
        newConnections.add(connection);
        selector.wakeup();
    }

    boolean isLedByThisThread() {
        return leader == Thread.currentThread();
    }

    /** Makes another thread the leader. Called by the leader, which keeps the input it was given. */
    void promoteFollower() {
        SmtpInput current = input;
        input = new SmtpInput();
        leader = null;
        try {
            threads.execute(this::lead);
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            // The server stops, or no thread is current: this thread remains the leader.
            leader = Thread.currentThread();
            input = current;
        }
    }

    /** Wakes the leader, so that it notices at once that a connection has changed or ended. */
    void wakeUp() {
        if (!isLedByThisThread()) {
            selector.wakeup();
        }
    }

    /** Ends the loop. Its connections are no longer served. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
    }

    private void lead() {
        leader = Thread.currentThread();
        while (isLedByThisThread()) {
            EventLoopConnection next = ready.poll();
            if (next != null) {
                next.process(input);
            } else if (closed) {
                end();
                return;
            } else {
                select();
            }
        }
    }

    private void select() {
        try {
            selector.select(key -> ready.add((EventLoopConnection) key.attachment()));
            for (EventLoopConnection connection = newConnections.poll(); connection != null; connection = newConnections
                    .poll()) {
                register(connection);
            }
        } catch (IOException | RuntimeException | Error e) {
            LOG.log(Level.ERROR, "Waiting for mail clients failed", e);
            // The cause may persist, and without a pause it would flood the log.
            LockSupport.parkNanos(RETRY_DELAY_NANOS);
        }
    }

    private void register(EventLoopConnection connection) {
        try {
            connection.register(selector);
            ready.add(connection);
        } catch (ClosedChannelException e) {
            connection.abandon();
        }
    }

    private void end() {
        leader = null;
        try {
            selector.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A selector could not be closed", e);
        }
        newConnections.forEach(EventLoopConnection::abandon);
    }
}
