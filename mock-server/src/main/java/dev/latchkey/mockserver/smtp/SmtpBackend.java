package dev.latchkey.mockserver.smtp;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** What stands behind the protocol: decides who may send what, and takes the mail. Used by many threads. */
public interface SmtpBackend {
    /**
     * A client has connected.
     *
     * @throws SmtpRefusal to send it away; 421 and 554 are what clients expect here
     */
    default void admit(InetAddress peer) {}

    /**
     * A client proves who it is.
     *
     * @return what it may do on this connection
     * @throws SmtpRefusal such as {@link SmtpRefusal#wrongCredentials()}
     */
    AuthenticatedClient login(Credentials credentials, InetAddress peer);

    /**
     * A client was refused, and not by this relay.
     *
     * @param login who it is; null for one that has not logged in
     * @param command what it said, in upper case; {@code unknown} where that is no command
     */
    default void refused(InetAddress peer, @Nullable AuthenticatedClient client, String command, SmtpRefusal refusal) {}

    /**
     * Whether taking a mail waits for something, such as a disk: {@link AuthenticatedClient#accept} then runs while others wait for
     * nothing.
     */
    default boolean waits() {
        return false;
    }

    /** Whether anything may go wrong on purpose; only then is it asked what. */
    default boolean hasFaults() {
        return true;
    }

    /** What goes wrong on purpose at this moment. */
    default SmtpFault fault(SmtpFaultContext context) {
        return SmtpFault.NONE;
    }
}
