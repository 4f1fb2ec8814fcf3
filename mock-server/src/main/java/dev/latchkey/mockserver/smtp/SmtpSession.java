package dev.latchkey.mockserver.smtp;

import dev.latchkey.mockserver.model.DropConnectionException;
import dev.latchkey.mockserver.timeout.StoppableSleeper;
import java.io.IOException;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * One client's conversation: takes what has come, and answers what of it is whole. Used by one thread at a time;
 * {@link #stop()}, {@link #checkTime} and {@link #abandon()} may come from another.
 */
final class SmtpSession {
    private static final System.Logger LOG = System.getLogger("dev.latchkey.mockserver");
    private static final SmtpReply STOPPING = SmtpReply.of(421, "4.3.2 The server is stopping. Try again later.");

    private final SmtpOptions options;
    private final SmtpBackend backend;
    private final StoppableSleeper sleeper;
    private final MailMemoryBudget memoryBudget;
    private final Runnable onMail;
    private final TransferState transferState = new TransferState();
    private final SmtpErrorLimit errorLimit = new SmtpErrorLimit();
    private volatile @Nullable SmtpCommandHandler commands;
    private boolean begun;
    private boolean ended;
    private boolean cutOff;

    SmtpSession(SmtpOptions options, SmtpBackend backend, StoppableSleeper sleeper, MailMemoryBudget memoryBudget,
            Runnable onMail) {
        this.options = options;
        this.backend = backend;
        this.sleeper = sleeper;
        this.memoryBudget = memoryBudget;
        this.onMail = onMail;
    }

    /** The conversation goes over this wire from now on. What was said before is forgotten. */
    void over(SmtpConnection other) {
        commands = new SmtpCommandHandler(other, options, backend, sleeper, transferState, memoryBudget, onMail);
        if (transferState.isToStop()) {
            other.shutdown(STOPPING);
        }
    }

    /** Greets the client, the first time. */
    void begin() throws IOException {
        if (!begun) {
            begun = true;
            step(null);
        }
    }

    /** Answers everything that has come, as far as it is whole; what is not waits here for its rest. */
    void advance(SmtpInput input) throws IOException {
        while (!input.isEmpty() && !ended && !wantsTls()) {
            step(input);
        }
    }

    /** Whether the client is to begin TLS, as soon as it has its answers. */
    boolean wantsTls() {
        return commands().wantsTls();
    }

    /** Whether the conversation is over, as soon as the client has its answers. */
    boolean hasEnded() {
        return ended;
    }

    /** Whether it was ended while the client may still be sending. */
    boolean isCutOff() {
        return cutOff;
    }

    /** Ends the conversation: at once where the client is idle, otherwise when it has had its answer. */
    void stop() {
        boolean idle = transferState.stop();
        SmtpCommandHandler known = commands;
        if (idle && known != null) {
            known.wire().shutdown(STOPPING);
        }
    }

    /** Ends the conversation if the client takes too long. */
    void checkTime(long now) {
        SmtpCommandHandler known = commands;
        if (known != null) {
            known.wire().checkTime(now);
        }
    }

    /** Bytes that a mail takes which is coming in. */
    int held() {
        SmtpCommandHandler known = commands;
        return known == null ? 0 : known.held();
    }

    /** Ends the connection whatever it is doing. */
    void abandon() {
        SmtpCommandHandler known = commands;
        if (known != null) {
            known.wire().abandon();
        }
    }

    /** @param input what the client has sent; null when it has only just come */
    private void step(@Nullable SmtpInput input) throws IOException {
        SmtpCommandHandler known = commands();
        try {
            if (input == null) {
                known.greet();
            } else {
                known.feed(input);
            }
            ended |= known.hasEnded();
        } catch (SmtpRefusal refusal) {
            known.forgetHalf();
            refuse(known, refusal);
        } catch (DropConnectionException wanted) {
            ended = true;
            known.wire().reset();
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "A mail client's command failed", failure);
            known.forgetHalf();
            known.reset();
            known.wire().send(SmtpReply.of(451, "4.3.0 The server failed. Its log says why."));
        }
        if (!ended && transferState.isToStop()) {
            known.wire().send(STOPPING);
            ended = true;
        }
    }

    private void refuse(SmtpCommandHandler known, SmtpRefusal refusal) {
        known.wire().send(refusal.reply());
        if (!refusal.isNoted()) {
            backend.refused(known.wire().peer(), known.login(), known.name(refusal), refusal);
        }
        cutOff = refusal.closes() || errorLimit.tooMany(refusal, known.wire());
        ended |= cutOff;
    }

    private SmtpCommandHandler commands() {
        SmtpCommandHandler known = commands;
        if (known == null) {
            throw new IllegalStateException("The conversation has no wire yet.");
        }
        return known;
    }
}
