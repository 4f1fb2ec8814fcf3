package dev.latchkey.mockserver.control.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Calls that came in at {@code /sink/{name}}, in memory, so that webhooks can be tried without a second server. The
 * oldest go for newer ones. Safe for use by many threads.
 */
public final class Sinks implements AutoCloseable {
    /** Most calls that are kept, of all sinks together. */
    static final int MAX_CALLS = 2_000;

    private static final long MAX_BYTES = 16L << 20;
    private static final int OVERHEAD = 512;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final Deque<ReceivedRequest> calls = new ArrayDeque<>();
    private long bytes;
    private long last;
    private boolean closed;

    /** One header field. */
    public record Header(String name, String value) {}

    /**
     * A call that came in.
     *
     * @param number counts up over all sinks
     * @param sink the sink's name
     * @param method HTTP method
     * @param headers those that matter to webhooks
     * @param body as text
     * @param at when it came, by the server's clock
     */
    public record ReceivedRequest(long number, String sink, String method, List<Header> headers, String body,
            Instant at) {
        private long size() {
            return OVERHEAD + body.length() * 2L
                    + headers.stream().mapToLong(header -> header.name().length() + header.value().length()).sum();
        }
    }

    /** Keeps a call. */
    public void add(String sink, String method, List<Header> headers, String body, Instant at) {
        lock.lock();
        try {
            ReceivedRequest call = new ReceivedRequest(++last, sink, method, List.copyOf(headers), body, at);
            calls.addLast(call);
            bytes += call.size();
            while (calls.size() > MAX_CALLS || bytes > MAX_BYTES && calls.size() > 1) {
                bytes -= calls.removeFirst().size();
            }
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Calls of a sink, the oldest first.
     *
     * @param after only those of a higher number
     * @param count how many to wait for
     * @param wait how long at most
     * @return all there are then, also if they are fewer
     */
    public List<ReceivedRequest> find(String sink, long after, int count, Duration wait) {
        lock.lock();
        try {
            long left = wait.toNanos();
            List<ReceivedRequest> found = since(sink, after);
            while (found.size() < count && left > 0 && !closed) {
                left = more.awaitNanos(left);
                found = since(sink, after);
            }
            return found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    /** Forgets the calls of a sink; returns how many. */
    public int clear(String sink) {
        lock.lock();
        try {
            int before = calls.size();
            for (Iterator<ReceivedRequest> i = calls.iterator(); i.hasNext();) {
                ReceivedRequest call = i.next();
                if (call.sink().equals(sink)) {
                    bytes -= call.size();
                    i.remove();
                }
            }
            return before - calls.size();
        } finally {
            lock.unlock();
        }
    }

    /** Ends every wait. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private List<ReceivedRequest> since(String sink, long after) {
        return calls.stream().filter(call -> call.number() > after && call.sink().equals(sink)).toList();
    }
}
