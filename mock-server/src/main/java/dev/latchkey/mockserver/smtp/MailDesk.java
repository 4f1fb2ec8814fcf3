package dev.latchkey.mockserver.smtp;

import dev.latchkey.mockserver.core.AddressLimit;
import dev.latchkey.mockserver.core.Caller;
import dev.latchkey.mockserver.core.Capability;
import dev.latchkey.mockserver.core.Credential;
import dev.latchkey.mockserver.core.Gatekeeper;
import dev.latchkey.mockserver.core.Journal;
import dev.latchkey.mockserver.core.Visit;
import dev.latchkey.mockserver.delivery.Outbox;
import dev.latchkey.mockserver.delivery.Sender;
import dev.latchkey.mockserver.mime.MailTooComplexException;
import dev.latchkey.mockserver.mime.MimeReader;
import dev.latchkey.mockserver.mime.ParsedMail;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.NoAnswer;
import dev.latchkey.mockserver.model.Reason;
import dev.latchkey.mockserver.model.Refused;
import dev.latchkey.mockserver.model.Source;
import dev.latchkey.mockserver.model.StoreException;
import java.net.InetAddress;

/** Takes mails from keys that may send them, one mail at a time, and writes each into the journal. */
final class MailDesk {
    private static final int ACCEPTED = 250;

    private final Gatekeeper gatekeeper;
    private final AddressLimit addresses;
    private final Journal journal;
    private final Outbox outbox;

    MailDesk(Gatekeeper gatekeeper, AddressLimit addresses, Journal journal, Outbox outbox) {
        this.gatekeeper = gatekeeper;
        this.addresses = addresses;
        this.journal = journal;
        this.outbox = outbox;
    }

    /**
     * Looks the key up again: what was revoked, changed or has ended since the last mail holds for this one.
     *
     * @throws SmtpRefusal that ends the connection when the key is no longer one
     */
    Caller.ByKey admit(SmtpGateway gateway, Credential credential, InetAddress peer) {
        Visit visit = journal.begin(Source.SMTP, peer);
        visit.route("SMTP MAIL");
        Caller.ByKey caller;
        try {
            caller = (Caller.ByKey) gatekeeper.authenticate(credential);
            visit.caller(caller);
            gatekeeper.checkState(caller);
        } catch (Refused refused) {
            throw SmtpRefusals.journaled(refused, visit, journal, 535, "5.7.8").closing();
        }
        try {
            gatekeeper.checkAddress(caller, peer);
            gatekeeper.checkPermission(caller, Capability.SEND_SMTP, gateway.permission());
            return caller;
        } catch (Refused refused) {
            throw SmtpRefusals.journaled(refused, visit, journal);
        }
    }

    /** Captures a mail. */
    String accept(Caller.ByKey caller, InetAddress peer, Envelope envelope, byte[] raw) {
        Visit visit = journal.begin(Source.SMTP, peer);
        visit.route("SMTP DATA");
        visit.caller(caller);
        try {
            AddressLimit.Permit permit = addresses.enter(peer);
            try {
                return capture(caller, peer, envelope, raw, visit);
            } finally {
                permit.close();
            }
        } catch (Refused refused) {
            throw SmtpRefusals.journaled(refused, visit, journal);
        } catch (MailTooComplexException tooComplex) {
            visit.refused(Reason.INVALID);
            journal.end(visit, 554);
            throw new SmtpRefusal(554, "5.6.0", String.valueOf(tooComplex.getMessage())).noted();
        } catch (NoAnswer wanted) {
            journal.end(visit, 0);
            throw wanted;
        } catch (StoreException failed) {
            visit.refused(Reason.STORE_FAILED);
            journal.end(visit, 451);
            throw failed;
        }
    }

    private String capture(Caller.ByKey caller, InetAddress peer, Envelope envelope, byte[] raw, Visit visit) {
        ParsedMail mail = MimeReader.read(raw);
        Sender sender = new Sender(caller.account(), caller.key(), Source.SMTP, visit.from(), visit.id(),
                MailContent.outcome(mail));
        Message message = outbox.send(sender, MailContent.of(envelope, mail, raw));
        gatekeeper.remember(caller, peer);
        visit.message(message.id());
        journal.end(visit, ACCEPTED);
        return message.id();
    }
}
