package dev.latchkey.mockserver.http;

import java.time.Duration;

/**
 * What one listener bears. Nobody gets more time by sending a byte now and then: times run from where they are said to
 * begin, and are kept to about half a second or a quarter of the shortest of them, whichever is less.
 *
 * @param headBytes most bytes of a request's first line and header fields together
 * @param headFields most header fields
 * @param headTime how long a head may take from its first byte on, and a new connection until then
 * @param stallTime how long a body may stand still on its way in, and an answer on its way out
 * @param idleTime how long a connection may wait for its next request
 * @param connections most connections
 * @param connectionsPerAddress most connections from one address
 */
public record ConnectionLimits(int headBytes, int headFields, Duration headTime, Duration stallTime, Duration idleTime,
        int connections, int connectionsPerAddress) {
    private static final ConnectionLimits DEFAULTS = new ConnectionLimits(64 * 1024, 100, Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(600), 2000, 1000);

    public ConnectionLimits {
        if (headBytes < 256 || headFields < 1 || connections < 1 || connectionsPerAddress < 1) {
            throw new IllegalArgumentException("A listener needs room for a request.");
        }
        if (!isPositive(headTime) || !isPositive(stallTime) || !isPositive(idleTime)) {
            throw new IllegalArgumentException("Times are longer than nothing.");
        }
    }

    /** 64 KiB and 100 fields of head in 30 s, stalls of 30 s, 600 s idle, 2,000 connections, 1,000 per address. */
    public static ConnectionLimits defaults() {
        return DEFAULTS;
    }

    /** With other times. */
    public ConnectionLimits times(Duration head, Duration stall, Duration idle) {
        return new ConnectionLimits(headBytes, headFields, head, stall, idle, connections, connectionsPerAddress);
    }

    /** With other numbers of connections. */
    public ConnectionLimits connections(int inTotal, int perAddress) {
        return new ConnectionLimits(headBytes, headFields, headTime, stallTime, idleTime, inTotal, perAddress);
    }

    Duration shortestTime() {
        Duration shorter = headTime.compareTo(stallTime) < 0 ? headTime : stallTime;
        return shorter.compareTo(idleTime) < 0 ? shorter : idleTime;
    }

    private static boolean isPositive(Duration time) {
        return !time.isNegative() && !time.isZero();
    }
}
