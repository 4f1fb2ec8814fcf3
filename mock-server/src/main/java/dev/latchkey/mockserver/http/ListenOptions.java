package dev.latchkey.mockserver.http;

import dev.latchkey.mockserver.timeout.StoppableSleeper;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How a listener shall listen.
 *
 * @param limits what it bears
 * @param sleeper waits that end when it stops
 * @param clock where it reads the time that it puts into answers
 * @param tlsHandshaker what makes it speak HTTPS; null for HTTP
 */
public record ListenOptions(ConnectionLimits limits, StoppableSleeper sleeper, InstantSource clock,
        @Nullable TlsHandshaker tlsHandshaker) {
    /** Plain HTTP within the standard limits. */
    public static ListenOptions defaults() {
        return new ListenOptions(ConnectionLimits.defaults(), new StoppableSleeper(), InstantSource.system(), null);
    }

    /** With other limits. */
    public ListenOptions limits(ConnectionLimits value) {
        return new ListenOptions(value, sleeper, clock, tlsHandshaker);
    }

    /** With waits that others share. */
    public ListenOptions pauses(StoppableSleeper value) {
        return new ListenOptions(limits, value, clock, tlsHandshaker);
    }

    /** With another clock. */
    public ListenOptions clock(InstantSource value) {
        return new ListenOptions(limits, sleeper, value, tlsHandshaker);
    }

    /** Over TLS, or not. */
    public ListenOptions encryption(@Nullable TlsHandshaker value) {
        return new ListenOptions(limits, sleeper, clock, value);
    }
}
