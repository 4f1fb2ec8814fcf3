package dev.latchkey.mockserver.release;

import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.Refusal;
import dev.latchkey.mockserver.model.Refusal.InvalidField;
import dev.latchkey.mockserver.model.RefusedException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Truly sends captured mails to those who are allowed to get them. Used by many threads. */
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
     * What sends through this server, which is not called yet.
     *
     * @throws MailLibraryMissingException without Jakarta Mail on the class path
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
     * Sends a mail to all of these or to none.
     *
     * @param raw its source
     * @param recipients bare addresses it shall go to, whomever it names itself
     * @return to whom it went
     * @throws RefusedException where an address is wrong or not allowed, or the server did not take the mail
     */
    public List<String> send(Message message, byte[] raw, List<String> recipients) {
        check(recipients, SmtpAddresses::isAddress, RefusalReason.INVALID, "malformed",
                "A recipient is a bare address such as ann@example.com.", "These are none: ");
        check(recipients, allowed::allows, RefusalReason.RELEASE_FORBIDDEN, "not-allowed",
                "Allow the address or its domain with --release-to.", "Mails may not be released to: ");
        List<String> to = new ArrayList<>(new LinkedHashSet<>(recipients));
        client.send(ReleasedMail.of(raw, message.id()), SmtpAddresses.extractAddress(message.content().from()), to);
        LOG.log(Level.INFO, "Released {0} to {1} through {2}", message.id(),
                to.stream().map(SmtpAddresses::domain).distinct().collect(Collectors.joining(", ")), server.address());
        return to;
    }

    private static void check(List<String> recipients, Predicate<String> rule, RefusalReason reason, String code,
            String advice, String blame) {
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
                    blame + String.join(", ", wrong) + ". " + advice + " Nobody got the mail.", faults, List.of()));
        }
    }
}
