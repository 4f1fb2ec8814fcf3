package dev.latchkey.mockserver.smtp.gateway;

import dev.latchkey.mockserver.smtp.Envelope;
import dev.latchkey.mockserver.smtp.SmtpRefusal;

import dev.latchkey.mockserver.auth.ClientConcurrencyLimit;
import dev.latchkey.mockserver.auth.Caller;
import dev.latchkey.mockserver.auth.Capability;
import dev.latchkey.mockserver.auth.Credential;
import dev.latchkey.mockserver.auth.AccessControl;
import dev.latchkey.mockserver.journal.Journal;
import dev.latchkey.mockserver.journal.RequestContext;
import dev.latchkey.mockserver.delivery.message.MessageService;
import dev.latchkey.mockserver.delivery.lifecycle.SubmissionContext;
import dev.latchkey.mockserver.mime.MailTooComplexException;
import dev.latchkey.mockserver.mime.MimeReader;
import dev.latchkey.mockserver.mime.ParsedMail;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.DropConnectionException;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.Source;
import dev.latchkey.mockserver.model.StoreException;
import java.net.InetAddress;

/** Takes mails from keys that may send them, one mail at a time, and writes each into the journal. */
final class MailSubmissionService {
    private static final int ACCEPTED = 250;

    private final AccessControl gatekeeper;
    private final ClientConcurrencyLimit addresses;
    private final Journal journal;
    private final MessageService outbox;

    MailSubmissionService(AccessControl gatekeeper, ClientConcurrencyLimit addresses, Journal journal,
            MessageService outbox) {
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
    Caller.ByKey admit(SmtpGatewayAccess gateway, Credential credential, InetAddress peer) {
        RequestContext visit = journal.begin(Source.SMTP, peer);
        visit.route("SMTP MAIL");
        Caller.ByKey caller;
        try {
            caller = (Caller.ByKey) gatekeeper.authenticate(credential);
            visit.caller(caller);
            gatekeeper.checkState(caller);
        } catch (RefusedException refused) {
            throw SmtpRefusals.journaled(refused, visit, journal, 535, "5.7.8").closing();
        }
        try {
            gatekeeper.checkAddress(caller, peer);
            gatekeeper.checkPermission(caller, Capability.SEND_SMTP, gateway.permission());
            return caller;
        } catch (RefusedException refused) {
            throw SmtpRefusals.journaled(refused, visit, journal);
        }
    }

    /** Captures a mail. */
    String accept(Caller.ByKey caller, InetAddress peer, Envelope envelope, byte[] raw) {
        RequestContext visit = journal.begin(Source.SMTP, peer);
        visit.route("SMTP DATA");
        visit.caller(caller);
        try {
            ClientConcurrencyLimit.Permit permit = addresses.enter(peer);
            try {
                return capture(caller, peer, envelope, raw, visit);
            } finally {
                permit.close();
            }
        } catch (RefusedException refused) {
            throw SmtpRefusals.journaled(refused, visit, journal);
        } catch (MailTooComplexException tooComplex) {
            visit.refused(RefusalReason.INVALID);
            journal.end(visit, 554);
            throw new SmtpRefusal(554, "5.6.0", String.valueOf(tooComplex.getMessage())).noted();
        } catch (DropConnectionException wanted) {
            journal.end(visit, 0);
            throw wanted;
        } catch (StoreException failed) {
            visit.refused(RefusalReason.STORE_FAILED);
            journal.end(visit, 451);
            throw failed;
        }
    }

    private String capture(Caller.ByKey caller, InetAddress peer, Envelope envelope, byte[] raw, RequestContext visit) {
        ParsedMail mail = MimeReader.read(raw);
        SubmissionContext sender = new SubmissionContext(caller.account(), caller.key(), Source.SMTP, visit.from(),
                visit.id(),
                MailConverter.outcome(mail));
        Message message = outbox.send(sender, MailConverter.of(envelope, mail, raw));
        gatekeeper.remember(caller, peer);
        visit.message(message.id());
        journal.end(visit, ACCEPTED);
        return message.id();
    }
}
