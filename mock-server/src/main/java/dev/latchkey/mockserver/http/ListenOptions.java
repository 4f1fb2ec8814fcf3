package dev.latchkey.mockserver.http;

import dev.latchkey.mockserver.timeout.StoppableSleeper;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How a listener shall listen.
 *
 * @param limits what it bears
 * @param pauses waits that end when it stops
 * @param clock where it reads the time that it puts into answers
 * @param encryption what makes it speak HTTPS; null for HTTP
 */
public record ListenOptions(ConnectionLimits limits, StoppableSleeper pauses, InstantSource clock,
        @Nullable TlsHandshaker encryption) {
    /** Plain HTTP within the standard limits. */
    public static ListenOptions standard() {
        return new ListenOptions(ConnectionLimits.standard(), new StoppableSleeper(), InstantSource.system(), null);
    }

    /** With other limits. */
    public ListenOptions limits(ConnectionLimits value) {
        return new ListenOptions(value, pauses, clock, encryption);
    }

    /** With waits that others share. */
    public ListenOptions pauses(StoppableSleeper value) {
        return new ListenOptions(limits, value, clock, encryption);
    }

    /** With another clock. */
    public ListenOptions clock(InstantSource value) {
        return new ListenOptions(limits, pauses, value, encryption);
    }

    /** Over TLS, or not. */
    public ListenOptions encryption(@Nullable TlsHandshaker value) {
        return new ListenOptions(limits, pauses, clock, value);
    }
}
