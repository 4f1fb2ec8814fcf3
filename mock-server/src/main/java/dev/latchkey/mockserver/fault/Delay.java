package dev.latchkey.mockserver.fault;

import java.time.Duration;

/**
 * How long a rule waits: always the same, or spread log-normally as the times of real servers are.
 *
 * @param median half of the times are shorter
 * @param sigma spread, the standard deviation of the time's logarithm; 0 for always the same
 * @param seed of the chance; the same seed gives the same times
 * @param max no time is longer
 */
public record Delay(Duration median, double sigma, long seed, Duration max) {
    /** Longest that can be waited. */
    public static final Duration MAX_DURATION = Duration.ofMinutes(10);

    /** Always the same time. */
    public static Delay of(Duration time) {
        return new Delay(time, 0, 0, MAX_DURATION);
    }

    /** How long to wait the n-th time. */
    Duration draw(long n) {
        if (sigma == 0) {
            return cap(median);
        }
        double nanos = median.toNanos() * Math.exp(sigma * SeededRandom.gaussian(seed, n));
        return nanos >= max.toNanos() ? max : Duration.ofNanos((long) nanos);
    }

    private Duration cap(Duration time) {
        return time.compareTo(max) < 0 ? time : max;
    }
}
