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
 * Requests received at {@code /sink/{name}}, in memory, so that webhooks can be tried without a second server. The oldest are
 * dropped for newer ones. Safe for use by several threads.
 */
public final class WebhookSinks implements AutoCloseable {
    /** Maximum number of requests kept, of all sinks together. */
    static final int MAX_REQUESTS = 2_000;

    private static final long MAX_BYTES = 16L << 20;
    private static final int OVERHEAD = 512;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<ReceivedRequest> requests = new ArrayDeque<>();
    private long bytes;
    private long last;
    private boolean closed;

    /** A received header field. */
    public record ReceivedHeader(String name, String value) {}

    /**
     * A request that a sink received.
     *
     * @param number ascending number over all sinks
     * @param sink name of the sink
     * @param method HTTP method
     * @param headers header fields that are relevant to webhooks
     * @param body body as text
     * @param at time of receipt, by the server's clock
     */
    public record ReceivedRequest(long number, String sink, String method, List<ReceivedHeader> headers, String body,
            Instant at) {
        private long size() {
            return OVERHEAD + body.length() * 2L
                    + headers.stream().mapToLong(header -> header.name().length() + header.value().length()).sum();
        }
    }

    /** Stores a request and drops the oldest ones if there are too many. */
    public void add(String sink, String method, List<ReceivedHeader> headers, String body, Instant at) {
        lock.lock();
        try {
            ReceivedRequest request = new ReceivedRequest(++last, sink, method, List.copyOf(headers), body, at);
            requests.addLast(request);
            bytes += request.size();
            while (requests.size() > MAX_REQUESTS || bytes > MAX_BYTES && requests.size() > 1) {
                bytes -= requests.removeFirst().size();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for requests of a sink.
     *
     * @param after returns only requests with a higher number
     * @param count number of requests to wait for
     * @param maxWait maximum time to wait
     * @return the requests received so far, the oldest first; fewer than {@code count} if the time elapsed
     */
    public List<ReceivedRequest> find(String sink, long after, int count, Duration maxWait) {
        lock.lock();
        try {
            long left = maxWait.toNanos();
            List<ReceivedRequest> found = newerThan(sink, after);
            while (found.size() < count && left > 0 && !closed) {
                left = changed.awaitNanos(left);
                found = newerThan(sink, after);
            }
            return found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    /** Removes the requests of a sink and returns their number. */
    public int clear(String sink) {
        lock.lock();
        try {
            int before = requests.size();
            for (Iterator<ReceivedRequest> i = requests.iterator(); i.hasNext();) {
                ReceivedRequest request = i.next();
                if (request.sink().equals(sink)) {
                    bytes -= request.size();
                    i.remove();
                }
            }
            return before - requests.size();
        } finally {
            lock.unlock();
        }
    }

    /** Wakes all waiting threads. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private List<ReceivedRequest> newerThan(String sink, long after) {
        return requests.stream().filter(request -> request.number() > after && request.sink().equals(sink)).toList();
    }
}
