package dev.latchkey.mockserver.fault;

import dev.latchkey.mockserver.fault.Phase.Protocol;
import dev.latchkey.mockserver.model.RefusalReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What goes wrong when a rule fires. */
public sealed interface Effect {
    /** Whether it can happen then. */
    boolean appliesTo(Phase phase);

    /**
     * The request is refused in the words of the dialect. After a commit, what was asked for is done all the same.
     *
     * @param reason why; {@link RefusalReason#FAULT} where only the status matters
     * @param status of the answer; null for that which the reason has in the dialect
     */
    record Refuse(RefusalReason reason, @Nullable Integer status) implements Effect {
        @Override
        public boolean appliesTo(Phase phase) {
            return phase == Phase.BEFORE_HANDLING || phase == Phase.AFTER_COMMIT;
        }
    }

    /** The relay answers with this code and text. Of a code of the 400s and 500s, what was asked for is not done. */
    record Reply(int code, String text) implements Effect {
        @Override
        public boolean appliesTo(Phase phase) {
            return phase.protocol() == Protocol.SMTP;
        }
    }

    /** The connection ends without an answer. */
    record Drop(DropMode mode) implements Effect {
        @Override
        public boolean appliesTo(Phase phase) {
            return phase.protocol() != Protocol.WEBHOOK;
        }

        /** How a connection ends. */
        public enum DropMode {
            /** With a reset, as when a program has crashed. */
            RESET,
            /** In good order, as when a server stops. */
            CLOSE
        }
    }

    /** Only the first bytes of the answer's body come, and then the connection ends. */
    record Truncate(int bytes) implements Effect {
        @Override
        public boolean appliesTo(Phase phase) {
            return phase == Phase.ANSWER;
        }
    }

    /** The answer breaks the rules of HTTP, so that no client can read it. */
    record Malformed() implements Effect {
        @Override
        public boolean appliesTo(Phase phase) {
            return phase == Phase.ANSWER;
        }
    }

    /**
     * The answer's body comes in small pieces.
     *
     * @param bytes of each piece
     * @param pause between two
     */
    record Slow(int bytes, Duration pause) implements Effect {
        @Override
        public boolean appliesTo(Phase phase) {
            return phase == Phase.ANSWER;
        }
    }

    /** The webhook is called more than once for the same event. */
    record Duplicate(int copies) implements Effect {
        @Override
        public boolean appliesTo(Phase phase) {
            return phase == Phase.WEBHOOK;
        }
    }

    /** The webhook is called later, by the account's clock, and so after calls that should follow it. */
    record Late(Duration by) implements Effect {
        @Override
        public boolean appliesTo(Phase phase) {
            return phase == Phase.WEBHOOK;
        }
    }
}
