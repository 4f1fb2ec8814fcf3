package dev.latchkey.mockserver.smtp;

import dev.latchkey.mockserver.model.DropConnectionException;
import dev.latchkey.mockserver.timeout.StoppableSleeper;
import java.io.IOException;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * Session of one client. Replies to each command as soon as all of it has arrived. Used by one thread at a time;
 * {@link #stop()}, {@link #checkTime} and {@link #abandon()} may be called by others.
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
    private final ErrorLimit errorLimit = new ErrorLimit();
    private volatile @Nullable SmtpCommandHandler handler;
    private boolean started;
    private boolean ended;
    private boolean needsDraining;

    SmtpSession(SmtpOptions options, SmtpBackend backend, StoppableSleeper sleeper, MailMemoryBudget memoryBudget,
            Runnable onMail) {
        this.options = options;
        this.backend = backend;
        this.sleeper = sleeper;
        this.memoryBudget = memoryBudget;
        this.onMail = onMail;
    }

    /**
     * Continues the session over this connection. State from before is discarded, as RFC 3207 demands after STARTTLS.
     */
    void useConnection(SmtpConnection connection) {
        handler = new SmtpCommandHandler(connection, options, backend, sleeper, transferState, memoryBudget, onMail);
        if (transferState.shouldStop()) {
            connection.shutdown(STOPPING);
        }
    }

    /** Greets the client, on the first call only. */
    void start() throws IOException {
        if (!started) {
            started = true;
            step(null);
        }
    }

    /** Processes the input. An incomplete command is kept until the rest of it arrives. */
    void process(SmtpInput input) throws IOException {
        while (!input.isEmpty() && !ended && !wantsTls()) {
            step(input);
        }
    }

    /** Returns true if TLS starts as soon as the pending replies are sent. */
    boolean wantsTls() {
        return handler().wantsTls();
    }

    /** Returns true if the session ends as soon as the pending replies are sent. */
    boolean hasEnded() {
        return ended;
    }

    /** Returns true if the session has ended while the client may still be sending. */
    boolean needsDraining() {
        return needsDraining;
    }

    /** Ends the session: at once if the client is idle, otherwise after the reply to the current mail. */
    void stop() {
        boolean idle = transferState.stop();
        SmtpCommandHandler current = handler;
        if (idle && current != null) {
            current.connection().shutdown(STOPPING);
        }
    }

    /** Ends the session if the client takes too long. */
    void checkTime(long now) {
        SmtpCommandHandler current = handler;
        if (current != null) {
            current.connection().checkTime(now);
        }
    }

    /** Returns the bytes of memory that an incoming mail occupies. */
    int bufferedBytes() {
        SmtpCommandHandler current = handler;
        return current == null ? 0 : current.bufferedBytes();
    }

    /** Ends the connection, whatever its state. */
    void abandon() {
        SmtpCommandHandler current = handler;
        if (current != null) {
            current.connection().abandon();
        }
    }

    /** @param input bytes from the client; null for the greeting */
    private void step(@Nullable SmtpInput input) throws IOException {
        SmtpCommandHandler current = handler();
        try {
            if (input == null) {
                current.greet();
            } else {
                current.feed(input);
            }
            ended |= current.hasEnded();
        } catch (SmtpRefusalException refusal) {
            current.discardPartialInput();
            refuse(current, refusal);
        } catch (DropConnectionException drop) {
            ended = true;
            current.connection().reset();
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "A mail client's command failed", failure);
            current.discardPartialInput();
            current.reset();
            current.connection().send(SmtpReply.of(451, "4.3.0 The server failed. Its log says why."));
        }
        if (!ended && transferState.shouldStop()) {
            current.connection().send(STOPPING);
            ended = true;
        }
    }

    private void refuse(SmtpCommandHandler handler, SmtpRefusalException refusal) {
        handler.connection().send(refusal.reply());
        if (!refusal.isJournaled()) {
            backend.onRefused(handler.connection().peer(), handler.client(), handler.commandName(refusal), refusal);
        }
        needsDraining = refusal.closesConnection() || errorLimit.isExceededBy(refusal, handler.connection());
        ended |= needsDraining;
    }

    private SmtpCommandHandler handler() {
        SmtpCommandHandler current = handler;
        if (current == null) {
            throw new IllegalStateException("The session has no connection yet.");
        }
        return current;
    }

    /**
     * Decides whether a session may stop: a mail that is being transferred is completed first. Safe for use by
     * several threads.
     */
    static final class TransferState {
        private boolean transferring;
        private boolean stopping;

        /** Requests a stop. Returns false if a mail is being transferred; the session then stops after it. */
        synchronized boolean stop() {
            stopping = true;
            return !transferring;
        }

        /** Starts the transfer of a mail. Returns false if a stop was requested. */
        synchronized boolean start() {
            transferring = !stopping;
            return transferring;
        }

        /** Ends the transfer. */
        synchronized void end() {
            transferring = false;
        }

        /** Returns true if a stop was requested and no mail is being transferred. */
        synchronized boolean shouldStop() {
            return stopping && !transferring;
        }
    }

    /** Limits on the errors and failed logins of one session. */
    private static final class ErrorLimit {
        private static final int MAX_ERRORS = 20;
        private static final int MAX_WRONG_LOGINS = 5;

        private int errors;
        private int wrongLogins;

        /** Counts the refusal. Returns true, and sends a final reply, if there were too many. */
        boolean isExceededBy(SmtpRefusalException refusal, SmtpConnection connection) {
            if (refusal.code() == 535 && ++wrongLogins >= MAX_WRONG_LOGINS) {
                connection.send(SmtpReply.of(421, "4.7.0 Too many failed logins. Connect again."));
                return true;
            }
            if (refusal.code() / 10 == 50 && ++errors > MAX_ERRORS) {
                connection.send(SmtpReply.of(421, "4.7.0 Too many errors. Connect again."));
                return true;
            }
            return false;
        }
    }
}
