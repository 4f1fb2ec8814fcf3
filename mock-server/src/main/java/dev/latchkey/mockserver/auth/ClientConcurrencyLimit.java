package dev.latchkey.mockserver.auth;

import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the requests that are under way from each address, and refuses one too many. */
public final class ClientConcurrencyLimit {
    private final int max;
    private final ConcurrentHashMap<InetAddress, Integer> active = new ConcurrentHashMap<>();

    /** A limit of this many at once from one address. */
    public ClientConcurrencyLimit(int most) {
        this.max = most;
    }

    /** Counts one more request until the permit is closed. */
    public Permit acquire(InetAddress address) {
        boolean[] entered = {false};
        active.compute(address, (same, count) -> {
            int now = count == null ? 0 : count;
            entered[0] = now < max;
            return entered[0] ? now + 1 : count;
        });
        if (!entered[0]) {
            throw new RefusedException(RefusalReason.TOO_MANY_REQUESTS,
                    "At most " + max + " requests can be under way from one address. Wait for one to end.");
        }
        return new Permit(address);
    }

    /** How many requests are under way, from everywhere. */
    public int activeRequests() {
        return active.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** One counted request. Closing it twice counts once. */
    public final class Permit implements AutoCloseable {
        private final InetAddress address;
        private boolean closed;

        private Permit(InetAddress address) {
            this.address = address;
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                active.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
            }
        }
    }
}
