package dev.latchkey.mockserver.fault;

import java.time.Duration;

/**
 * Delay of a fault rule: constant, or log-normally distributed like the response times of real servers.
 *
 * @param median median; half of the delays are shorter
 * @param sigma standard deviation of the delay's logarithm; 0 for a constant delay
 * @param seed seed of the random numbers; the same seed gives the same delays
 * @param max upper bound
 */
public record FaultDelay(Duration median, double sigma, long seed, Duration max) {
    /** The longest delay that a rule may have. */
    public static final Duration MAX_DURATION = Duration.ofMinutes(10);

    /** Creates a constant delay. */
    public static FaultDelay of(Duration time) {
        return new FaultDelay(time, 0, 0, MAX_DURATION);
    }

    /** The delay of the n-th firing. */
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
