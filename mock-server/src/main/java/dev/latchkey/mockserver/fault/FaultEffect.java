package dev.latchkey.mockserver.fault;

import dev.latchkey.mockserver.fault.FaultPhase.Protocol;
import dev.latchkey.mockserver.model.RefusalReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Effect of a fault rule. */
public sealed interface FaultEffect {
    /** Returns true if the effect can occur in the phase. */
    boolean appliesTo(FaultPhase phase);

    /**
     * Refuses the request with an error of the gateway API. After a commit, the request has taken effect nevertheless.
     *
     * @param reason reason of the refusal; {@link RefusalReason#FAULT} if only the status matters
     * @param status status of the response; null for the gateway's status for the reason
     */
    record Refuse(RefusalReason reason, @Nullable Integer status) implements FaultEffect {
        @Override
        public boolean appliesTo(FaultPhase phase) {
            return phase == FaultPhase.BEFORE_HANDLING || phase == FaultPhase.AFTER_COMMIT;
        }
    }

    /** Sends this SMTP reply. With a 4xx or 5xx code, the command is not carried out. */
    record Reply(int code, String text) implements FaultEffect {
        /** Text of a reply for which a rule gives none. */
        public static final String DEFAULT_TEXT = "Simulated by a fault rule";

        @Override
        public boolean appliesTo(FaultPhase phase) {
            return phase.protocol() == Protocol.SMTP;
        }
    }

    /** Closes the connection without a response. */
    record Drop(DropMode mode) implements FaultEffect {
        @Override
        public boolean appliesTo(FaultPhase phase) {
            return phase.protocol() != Protocol.WEBHOOK;
        }

        /** Way of closing a connection. */
        public enum DropMode {
            /** TCP reset, as after a crash. */
            RESET,
            /** Regular close, as when a server stops. */
            CLOSE
        }
    }

    /** Sends only the first bytes of the response body, then closes the connection. */
    record Truncate(int bytes) implements FaultEffect {
        @Override
        public boolean appliesTo(FaultPhase phase) {
            return phase == FaultPhase.ANSWER;
        }
    }

    /** Sends a response that violates HTTP, so that no client can parse it. */
    record Malformed() implements FaultEffect {
        @Override
        public boolean appliesTo(FaultPhase phase) {
            return phase == FaultPhase.ANSWER;
        }
    }

    /**
     * Sends the response body in small pieces.
     *
     * @param bytes size of each piece
     * @param pause pause between two pieces
     */
    record Slow(int bytes, Duration pause) implements FaultEffect {
        @Override
        public boolean appliesTo(FaultPhase phase) {
            return phase == FaultPhase.ANSWER;
        }
    }

    /** Sends the same event to the webhook more than once. */
    record Duplicate(int copies) implements FaultEffect {
        @Override
        public boolean appliesTo(FaultPhase phase) {
            return phase == FaultPhase.WEBHOOK;
        }
    }

    /** Delays the webhook attempt by the account's clock, so that later events can overtake it. */
    record Late(Duration by) implements FaultEffect {
        @Override
        public boolean appliesTo(FaultPhase phase) {
            return phase == FaultPhase.WEBHOOK;
        }
    }
}
