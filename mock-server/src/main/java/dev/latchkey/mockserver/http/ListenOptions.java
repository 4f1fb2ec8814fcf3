package dev.latchkey.mockserver.http;

import dev.latchkey.mockserver.timeout.StoppableSleeper;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Options of a listener.
 *
 * @param limits limits on connections and requests
 * @param sleeper sleeper whose waits end when the listener stops
 * @param clock clock for the Date field of responses
 * @param tlsHandshaker starts TLS on each connection; null for plain HTTP
 */
public record ListenOptions(ConnectionLimits limits, StoppableSleeper sleeper, InstantSource clock,
        @Nullable TlsHandshaker tlsHandshaker) {
    /** Returns the default: plain HTTP with the default limits. */
    public static ListenOptions defaults() {
        return new ListenOptions(ConnectionLimits.defaults(), new StoppableSleeper(), InstantSource.system(), null);
    }

    /** Returns a copy with these limits. */
    public ListenOptions limits(ConnectionLimits value) {
        return new ListenOptions(value, sleeper, clock, tlsHandshaker);
    }

    /** Returns a copy with this sleeper, which other parts of the server may share. */
    public ListenOptions sleeper(StoppableSleeper value) {
        return new ListenOptions(limits, value, clock, tlsHandshaker);
    }

    /** Returns a copy with this clock. */
    public ListenOptions clock(InstantSource value) {
        return new ListenOptions(limits, sleeper, value, tlsHandshaker);
    }

    /** Returns a copy with TLS, or without it for null. */
    public ListenOptions tlsHandshaker(@Nullable TlsHandshaker value) {
        return new ListenOptions(limits, sleeper, clock, value);
    }

    /** Starts TLS on accepted connections. */
    @FunctionalInterface
    public interface TlsHandshaker {
        /**
         * Performs the TLS handshake and returns the TLS socket. Closing that socket closes the given one.
         *
         * @param consumed bytes that were read already
         * @throws IOException if the handshake fails
         */
        Socket over(Socket socket, InputStream consumed) throws IOException;
    }
}
