package dev.latchkey.mockserver.smtp;

import dev.latchkey.mockserver.patience.Pauses;
import java.io.IOException;

/** Lets things go wrong between a client's step and its answer. Used by one thread. */
final class FaultGate {
    private final SmtpWire wire;
    private final SmtpOptions options;
    private final Relay relay;
    private final Pauses pauses;
    private boolean shut;

    FaultGate(SmtpWire wire, SmtpOptions options, Relay relay, Pauses pauses) {
        this.wire = wire;
        this.options = options;
        this.relay = relay;
        this.pauses = pauses;
    }

    /** Whether the conversation goes on as it should; otherwise a fault has answered. */
    boolean passes(Moment moment) throws IOException {
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
