package dev.latchkey.mockserver.release;

import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.Refusal;
import dev.latchkey.mockserver.model.Refusal.InvalidField;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Sends captured mail to allowed recipients through a real mail server. Safe for use by several threads. */
public final class MailRelease {
    private static final System.Logger LOG = System.getLogger("dev.latchkey.mockserver");

    private static final int IMPLICIT_TLS_PORT = 465;

    private final ReleaseSmtpServer server;
    private final AllowedRecipients allowed;
    private final SmtpClient client;

    private MailRelease(ReleaseSmtpServer server) {
        this.server = server;
        allowed = new AllowedRecipients(server.allowed());
        client = new SmtpClient(server, server.port() == IMPLICIT_TLS_PORT);
    }

    /**
     * Creates a release through this server, without connecting to it yet.
     *
     * @throws MailLibraryMissingException if Jakarta Mail is not on the class path
     */
    public static MailRelease through(ReleaseSmtpServer server) {
        try {
            Class.forName("org.eclipse.angus.mail.smtp.SMTPTransport", false, MailRelease.class.getClassLoader());
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            throw new MailLibraryMissingException(e);
        }
        return new MailRelease(server);
    }

    /**
     * Sends a mail to all recipients or to none.
     *
     * @param raw source of the mail
     * @param recipients bare addresses to send to, whichever the mail itself names
     * @return addresses the mail was sent to
     * @throws RefusedException if an address is malformed or not allowed, or if the server refuses the mail
     */
    public List<String> send(Message message, byte[] raw, List<String> recipients) {
        check(recipients, SmtpAddresses::isAddress, RefusalReason.INVALID, "malformed",
                "A recipient must be a bare address such as ann@example.com.", "These recipients are not valid: ");
        check(recipients, allowed::allows, RefusalReason.RELEASE_FORBIDDEN, "not-allowed",
                "Allow the address or its domain with --release-to.", "Mail must not be released to: ");
        List<String> to = new ArrayList<>(new LinkedHashSet<>(recipients));
        client.send(ReleasedMail.of(raw, message.id()), SmtpAddresses.extractAddress(message.content().from()), to);
        LOG.log(Level.INFO, "Released {0} to {1} through {2}", message.id(),
                to.stream().map(SmtpAddresses::domain).distinct().collect(Collectors.joining(", ")), server.address());
        return to;
    }

    private static void check(List<String> recipients, Predicate<String> rule, RefusalReason reason, String code,
            String advice, String problem) {
        List<InvalidField> faults = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < recipients.size(); i++) {
            if (!rule.test(recipients.get(i))) {
                faults.add(new InvalidField("#/to/" + i, code, advice));
                wrong.add(recipients.get(i));
            }
        }
        if (!faults.isEmpty()) {
            throw new RefusedException(new Refusal(reason,
                    problem + String.join(", ", wrong) + ". " + advice + " The mail was sent to nobody.", faults,
                    List.of()));
        }
    }
}
