package dev.latchkey.mockserver.smtp;

import dev.latchkey.mockserver.fault.Phase;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where a connection stands when a fault may strike.
 *
 * @param phase which step; one of the relay's
 * @param peer the client's address
 * @param client who it proved to be; null before that
 * @param address sender at MAIL, recipient at RCPT; null elsewhere
 * @param envelope the mail under way; null outside of one
 */
public record SmtpFaultContext(Phase phase, InetAddress peer, @Nullable AuthenticatedClient client,
        @Nullable String address,
        @Nullable Envelope envelope) {}
