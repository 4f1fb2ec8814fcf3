package dev.latchkey.mockserver.http;

import java.time.Duration;

/**
 * Limits of one listener. A client gains no time by sending a byte now and then, since a timeout is not restarted by
 * input unless stated below. Timeouts are accurate to half a second, or to a quarter of the shortest one if that is
 * less.
 *
 * @param headBytes maximum bytes of the request line and header fields together
 * @param headFields maximum number of header fields
 * @param headTimeout maximum time for a head from its first byte on, and for a new connection until that byte
 * @param stallTimeout maximum time without progress while a body is received or a response is sent
 * @param idleTimeout maximum time until the next request of a connection
 * @param connections maximum number of connections
 * @param connectionsPerAddress maximum number of connections from one address
 */
public record ConnectionLimits(int headBytes, int headFields, Duration headTimeout, Duration stallTimeout,
        Duration idleTimeout,
        int connections, int connectionsPerAddress) {
    private static final ConnectionLimits DEFAULTS = new ConnectionLimits(64 * 1024, 100, Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(600), 2000, 1000);

    public ConnectionLimits {
        if (headBytes < 256 || headFields < 1 || connections < 1 || connectionsPerAddress < 1) {
            throw new IllegalArgumentException(
                    "A listener needs at least 256 bytes of head, 1 header field and 1 connection.");
        }
        if (!isPositive(headTimeout) || !isPositive(stallTimeout) || !isPositive(idleTimeout)) {
            throw new IllegalArgumentException("Timeouts must be longer than 0.");
        }
    }

    /**
     * Returns the default: heads of 64 KiB and 100 fields in 30 s, 30 s stall, 600 s idle, 2,000 connections, 1,000
     * per address.
     */
    public static ConnectionLimits defaults() {
        return DEFAULTS;
    }

    /** Returns a copy with these timeouts. */
    public ConnectionLimits timeouts(Duration head, Duration stall, Duration idle) {
        return new ConnectionLimits(headBytes, headFields, head, stall, idle, connections, connectionsPerAddress);
    }

    /** Returns a copy with these maximum numbers of connections. */
    public ConnectionLimits connections(int inTotal, int perAddress) {
        return new ConnectionLimits(headBytes, headFields, headTimeout, stallTimeout, idleTimeout, inTotal, perAddress);
    }

    Duration shortestTimeout() {
        Duration shorter = headTimeout.compareTo(stallTimeout) < 0 ? headTimeout : stallTimeout;
        return shorter.compareTo(idleTimeout) < 0 ? shorter : idleTimeout;
    }

    private static boolean isPositive(Duration time) {
        return !time.isNegative() && !time.isZero();
    }
}
