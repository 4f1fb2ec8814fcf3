package dev.latchkey.mockserver.http;

import java.net.InetAddress;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The connections of one listener, counted in total and by address. Safe for use by several threads. */
final class Connections {
    // Who is refused gets an answer, unless so many are getting one already.
    private static final int MAX_REFUSALS = 64;

    private final ConnectionLimits limits;
    private final Set<Connection> all = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();
    private final AtomicInteger served = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    Connections(ConnectionLimits limits) {
        this.limits = limits;
    }

    /** Whether one more from this address can be served. Asked by one thread only, so that nobody comes in between. */
    boolean hasRoom(InetAddress address) {
        return served.get() < limits.connections()
                && byAddress.getOrDefault(address, 0) < limits.connectionsPerAddress();
    }

    /** Whether one more can be told that it is refused. */
    boolean hasRoomToRefuse() {
        return refused.get() < MAX_REFUSALS;
    }

    void add(Connection connection) {
        if (connection.isRefused()) {
            refused.incrementAndGet();
        } else {
            served.incrementAndGet();
            byAddress.merge(connection.peer(), 1, Integer::sum);
        }
        all.add(connection);
    }

    /** Takes out one that has ended. Asked once for each. */
    void remove(Connection connection) {
        if (connection.isRefused()) {
            refused.decrementAndGet();
        } else {
            served.decrementAndGet();
            byAddress.computeIfPresent(connection.peer(), (same, count) -> count == 1 ? null : count - 1);
        }
        // Last, so that who waits until all are gone finds them uncounted too.
        all.remove(connection);
    }

    int served() {
        return served.get();
    }

    Collection<Connection> all() {
        return Collections.unmodifiableSet(all);
    }
}
