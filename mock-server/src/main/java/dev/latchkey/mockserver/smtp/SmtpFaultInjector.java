package dev.latchkey.mockserver.smtp;

import dev.latchkey.mockserver.timeout.StoppableSleeper;
import java.io.IOException;

/** Lets things go wrong between a client's step and its answer. Used by one thread. */
final class SmtpFaultInjector {
    private final SmtpConnection connection;
    private final SmtpOptions options;
    private final SmtpBackend backend;
    private final StoppableSleeper sleeper;
    private boolean shut;

    SmtpFaultInjector(SmtpConnection connection, SmtpOptions options, SmtpBackend backend, StoppableSleeper sleeper) {
        this.connection = connection;
        this.options = options;
        this.backend = backend;
        this.sleeper = sleeper;
    }

    /** Whether the conversation goes on as it should; otherwise a fault has answered. */
    boolean passes(SmtpFaultContext context) throws IOException {
        SmtpFault fault = backend.fault(context);
        if (!fault.delay().isZero()) {
            connection.flush();
            connection.leaveEventLoop();
            sleeper.pause(fault.delay());
            connection.within(options.idle());
        }
        SmtpReply reply = fault.reply();
        if (reply != null) {
            connection.send(reply);
        }
        if (fault.end() != SmtpFault.ConnectionEnd.NONE) {
            shut = true;
            connection.flush();
            if (fault.end() == SmtpFault.ConnectionEnd.RESET) {
                connection.reset();
            }
            return false;
        }
        return reply == null;
    }

    /** Whether a fault has ended the connection. */
    boolean isShut() {
        return shut;
    }
}
