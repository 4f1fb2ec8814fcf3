package dev.latchkey.mockserver.smtp;

import dev.latchkey.mockserver.fault.FaultPhase;
import dev.latchkey.sdk.Secret;
import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Authenticates clients, decides what they may send, and accepts their mail. Used by many threads. */
public interface SmtpBackend {
    /**
     * Admits a client that has connected.
     *
     * @throws SmtpRefusalException to reject the client; clients expect 421 or 554 here
     */
    default void admit(InetAddress peer) {}

    /**
     * Authenticates a client.
     *
     * @return the client, for the rest of its connection
     * @throws SmtpRefusalException such as {@link SmtpRefusalException#wrongCredentials()}
     */
    AuthenticatedClient login(Credentials credentials, InetAddress peer);

    /**
     * Called when the protocol layer, not this backend, has refused a command.
     *
     * @param client the client; null before it has logged in
     * @param command name of the command in upper case; {@code unknown} if there is no such command
     */
    default void onRefused(InetAddress peer, @Nullable AuthenticatedClient client, String command,
            SmtpRefusalException refusal) {}

    /**
     * Returns true if {@link AuthenticatedClient#accept} may block, for instance on a disk. It then runs outside the
     * event loop, so that other clients do not wait.
     */
    default boolean mayBlock() {
        return false;
    }

    /** Returns true if faults may be injected. {@link #fault} is called only then. */
    default boolean hasFaults() {
        return true;
    }

    /** Returns the fault to inject at this point; {@link SmtpFault#NONE} for none. */
    default SmtpFault fault(SmtpFaultContext context) {
        return SmtpFault.NONE;
    }

    /**
     * User name and password that a client presents with AUTH.
     *
     * @param user user name, such as a consumer key
     * @param password secret of the key
     */
    record Credentials(String user, Secret password) {}

    /** Authenticated client, for the time of its connection. Used by one thread at a time. */
    interface AuthenticatedClient {
        /**
         * Starts a mail. Implementations check everything again that can change during a connection: a key that was
         * revoked or has expired must not send another mail.
         *
         * @param envelope sender and declared parameters; no recipients yet
         * @throws SmtpRefusalException to refuse the mail; the connection ends if the refusal
         *         {@linkplain SmtpRefusalException#closesConnection() says so}
         */
        void beginMail(Envelope envelope);

        /**
         * Adds a recipient to the current mail.
         *
         * @throws SmtpRefusalException to refuse this recipient only
         */
        void addRecipient(String address);

        /**
         * Accepts a mail. The mail is stored when this method returns.
         *
         * @param raw header and body, with CR LF line endings
         * @return the message's id, for the reply
         * @throws SmtpRefusalException to refuse the mail
         */
        String accept(Envelope envelope, byte[] raw);
    }

    /**
     * Injected fault: a delay, then a reply in place of the normal one, then the end of the connection.
     *
     * @param delay delay before anything else
     * @param reply reply in place of the normal one; null to keep the normal one, or to end without a reply
     * @param end effect on the connection
     */
    record SmtpFault(Duration delay, @Nullable SmtpReply reply, ConnectionEnd end) {
        /** No fault. */
        public static final SmtpFault NONE = new SmtpFault(Duration.ZERO, null, ConnectionEnd.NONE);

        /** Effects on the connection. */
        public enum ConnectionEnd {
            /** The connection stays open. */
            NONE,
            /** The connection is closed normally. */
            CLOSE,
            /** The connection is reset, so that the client's system reports an error. */
            RESET
        }
    }

    /**
     * State of a connection at a point where a fault may be injected.
     *
     * @param phase step of the conversation; one of those of SMTP
     * @param peer the client's address
     * @param client the authenticated client; null before AUTH
     * @param address sender at MAIL, recipient at RCPT; null in other phases
     * @param envelope envelope of the current mail; null if there is none
     */
    record SmtpFaultContext(FaultPhase phase, InetAddress peer, @Nullable AuthenticatedClient client,
            @Nullable String address,
            @Nullable Envelope envelope) {}
}
