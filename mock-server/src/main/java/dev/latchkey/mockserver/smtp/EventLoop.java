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
 * Waits for many connections at once and serves one after the other, all by one thread: the leader. A client of this
 * protocol is waited for four times a mail, and a thread for each would be put to sleep and woken each time. When what a
 * connection needs takes its time, another thread takes the lead, and the former one serves that connection alone.
 */
final class EventLoop implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.latchkey.mockserver");

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Selector selector;
    private final Executor threads;
    private final Queue<EventLoopConnection> newcomers = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Thread leader;
    private volatile boolean closed;
    // The leader's; who takes the lead sees them as the former leader left them.
    private final Queue<EventLoopConnection> ready = new ArrayDeque<>();
    private SmtpInput input = new SmtpInput();

    private EventLoop(Selector selector, Executor threads) {
        this.selector = selector;
        this.threads = threads;
    }

    /** A loop that runs, led by one of these threads. */
    static EventLoop start(Executor threads) throws IOException {
        EventLoop loop = new EventLoop(Selector.open(), threads);
        threads.execute(loop::lead);
        return loop;
    }

    /** Serves this connection too, from now on. */
    void add(EventLoopConnection connection) {
        newcomers.add(connection);
        selector.wakeup();
    }

    boolean isLedByThisThread() {
        return leader == Thread.currentThread();
    }

    /** Called by the leader: another leads from here on. The input is the caller's to use up. */
    void promoteFollower() {
        SmtpInput left = input;
        input = new SmtpInput();
        leader = null;
        try {
            threads.execute(this::lead);
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            // The server stops, or the computer has no thread left: nobody else is to come.
            leader = Thread.currentThread();
            input = left;
        }
    }

    /** What was changed about a connection, or that it ended, is noticed at once. */
    void wakeUp() {
        if (!isLedByThisThread()) {
            selector.wakeup();
        }
    }

    /** Ends; connections are no longer served. */
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
                next.proceed(input);
            } else if (closed) {
                end();
                return;
            } else {
                gather();
            }
        }
    }

    private void gather() {
        try {
            selector.select(key -> ready.add((EventLoopConnection) key.attachment()));
            for (EventLoopConnection newcomer = newcomers.poll(); newcomer != null; newcomer = newcomers.poll()) {
                register(newcomer);
            }
        } catch (IOException | RuntimeException | Error e) {
            LOG.log(Level.ERROR, "Mail clients cannot be waited for", e);
            // Whatever it is, it may not be over yet, and the log is to hold something else too.
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void register(EventLoopConnection newcomer) {
        try {
            newcomer.registered(selector);
            ready.add(newcomer);
        } catch (ClosedChannelException e) {
            newcomer.abandon();
        }
    }

    private void end() {
        leader = null;
        try {
            selector.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A selector did not close", e);
        }
        newcomers.forEach(EventLoopConnection::abandon);
    }
}
