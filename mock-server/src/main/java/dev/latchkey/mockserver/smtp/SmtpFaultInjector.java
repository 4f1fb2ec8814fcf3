package dev.latchkey.mockserver.smtp;

import dev.latchkey.mockserver.timeout.StoppableSleeper;
import java.io.IOException;

/** Lets things go wrong between a client's step and its answer. Used by one thread. */
final class SmtpFaultInjector {
    private final SmtpConnection wire;
    private final SmtpOptions options;
    private final SmtpBackend relay;
    private final StoppableSleeper pauses;
    private boolean shut;

    SmtpFaultInjector(SmtpConnection wire, SmtpOptions options, SmtpBackend relay, StoppableSleeper pauses) {
        this.wire = wire;
        this.options = options;
        this.relay = relay;
        this.pauses = pauses;
    }

    /** Whether the conversation goes on as it should; otherwise a fault has answered. */
    boolean passes(SmtpFaultContext moment) throws IOException {
        SmtpFault fault = relay.fault(moment);
        if (!fault.delay().isZero()) {
            wire.flush();
            wire.stepAside();
            pauses.pause(fault.delay());
            wire.within(options.idle());
        }
        SmtpReply reply = fault.reply();
        if (reply != null) {
            wire.send(reply);
        }
        if (fault.end() != SmtpFault.End.NONE) {
            shut = true;
            wire.flush();
            if (fault.end() == SmtpFault.End.RESET) {
                wire.reset();
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
