package dev.latchkey.mockserver.smtp;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong at a moment: a wait, then an answer instead of the right one, then an end.
 *
 * @param delay how long to wait first
 * @param reply what to answer instead; null to go on as if nothing were, or to say nothing before an end
 * @param end what becomes of the connection
 */
public record SmtpFault(Duration delay, @Nullable SmtpReply reply, ConnectionEnd end) {
    /** Nothing goes wrong. */
    public static final SmtpFault NONE = new SmtpFault(Duration.ZERO, null, ConnectionEnd.NONE);

    /** What becomes of the connection. */
    public enum ConnectionEnd {
        /** It stays. */
        NONE,
        /** It is closed in order. */
        CLOSE,
        /** It is reset, so that the client's system reports an error. */
        RESET
    }
}
