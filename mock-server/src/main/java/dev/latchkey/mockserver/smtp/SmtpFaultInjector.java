package dev.latchkey.mockserver.smtp;

import dev.latchkey.mockserver.fault.FaultPhase;
import dev.latchkey.mockserver.smtp.SmtpBackend.SmtpFault;
import dev.latchkey.mockserver.smtp.SmtpBackend.SmtpFaultContext;
import dev.latchkey.mockserver.timeout.StoppableSleeper;
import java.io.IOException;

/** Injects faults between a command and its reply. Used by one thread. */
final class SmtpFaultInjector {
    private final SmtpConnection connection;
    private final SmtpOptions options;
    private final SmtpBackend backend;
    private final StoppableSleeper sleeper;
    private boolean closedConnection;
    private boolean turnedAway;

    SmtpFaultInjector(SmtpConnection connection, SmtpOptions options, SmtpBackend backend, StoppableSleeper sleeper) {
        this.connection = connection;
        this.options = options;
        this.backend = backend;
        this.sleeper = sleeper;
    }

    /**
     * Injects a fault if one is due. Returns true if the session goes on normally, false if the fault replaced the
     * reply.
     */
    boolean proceeds(SmtpFaultContext context) throws IOException {
        SmtpFault fault = backend.fault(context);
        if (!fault.delay().isZero()) {
            connection.flush();
            connection.leaveEventLoop();
            sleeper.pause(fault.delay());
            connection.setInputTimeout(options.idleTimeout());
        }
        SmtpReply reply = fault.reply();
        if (reply != null) {
            connection.send(reply);
            turnedAway |= context.phase() == FaultPhase.CONNECT && reply.code() >= 400;
        }
        if (fault.end() != SmtpFault.ConnectionEnd.NONE) {
            closedConnection = true;
            connection.flush();
            if (fault.end() == SmtpFault.ConnectionEnd.RESET) {
                connection.reset();
            }
            return false;
        }
        return reply == null;
    }

    /** Returns true if the greeting was a refusal, so that only QUIT may follow (RFC 5321, section 3.1). */
    boolean hasTurnedAway() {
        return turnedAway;
    }

    /** Returns true if a fault has ended the connection. */
    boolean hasClosedConnection() {
        return closedConnection;
    }
}
