package dev.latchkey.mockserver.auth;

import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;

/** Limits the concurrent requests from each client address. */
public final class ClientConcurrencyLimit {
    private final int max;
    private final ConcurrentHashMap<InetAddress, Integer> active = new ConcurrentHashMap<>();

    /** Creates a limit for each address. */
    public ClientConcurrencyLimit(int max) {
        this.max = max;
    }

    /**
     * Counts a request until its permit is closed.
     *
     * @throws RefusedException if the address has reached the limit
     */
    public Permit acquire(InetAddress address) {
        boolean[] acquired = {false};
        active.compute(address, (same, count) -> {
            int now = count == null ? 0 : count;
            acquired[0] = now < max;
            return acquired[0] ? now + 1 : count;
        });
        if (!acquired[0]) {
            throw new RefusedException(RefusalReason.TOO_MANY_REQUESTS,
                    "At most " + max + " requests from one address can run at the same time. Wait for one to finish.");
        }
        return new Permit(address);
    }

    /** Returns the number of concurrent requests from all addresses. */
    public int activeRequests() {
        return active.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Permit of one request. Closing it more than once has no effect. */
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
