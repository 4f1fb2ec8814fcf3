package dev.latchkey.mockserver.http;

import java.net.InetAddress;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Open connections of one listener, counted in total and by address. Safe for use by several threads. */
final class ConnectionRegistry {
    // A refused connection gets a response, unless this many are getting one already.
    private static final int MAX_REFUSALS = 64;

    private final ConnectionLimits limits;
    private final Set<Connection> all = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();
    private final AtomicInteger served = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    ConnectionRegistry(ConnectionLimits limits) {
        this.limits = limits;
    }

    /**
     * Returns true if one more connection from this address can be served. Called by one thread only, to avoid a
     * race.
     */
    boolean hasCapacity(InetAddress address) {
        return served.get() < limits.connections()
                && byAddress.getOrDefault(address, 0) < limits.connectionsPerAddress();
    }

    /** Returns true if one more refused connection can get a response. */
    boolean canRefuse() {
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

    /** Removes a closed connection. Called once for each. */
    void remove(Connection connection) {
        if (connection.isRefused()) {
            refused.decrementAndGet();
        } else {
            served.decrementAndGet();
            byAddress.computeIfPresent(connection.peer(), (same, count) -> count == 1 ? null : count - 1);
        }
        // Last, so that the counts are right once all connections are removed.
        all.remove(connection);
    }

    int served() {
        return served.get();
    }

    Collection<Connection> all() {
        return Collections.unmodifiableSet(all);
    }
}
