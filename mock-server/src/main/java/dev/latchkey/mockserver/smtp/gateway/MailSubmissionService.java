package dev.latchkey.mockserver.smtp.gateway;

import dev.latchkey.mockserver.auth.AccessControl;
import dev.latchkey.mockserver.auth.AuthenticatedCaller;
import dev.latchkey.mockserver.auth.ClientConcurrencyLimit;
import dev.latchkey.mockserver.auth.KeyCapability;
import dev.latchkey.mockserver.auth.RequestCredential;
import dev.latchkey.mockserver.delivery.lifecycle.SubmissionContext;
import dev.latchkey.mockserver.delivery.message.MessageService;
import dev.latchkey.mockserver.journal.RequestContext;
import dev.latchkey.mockserver.journal.RequestJournal;
import dev.latchkey.mockserver.mime.MailTooComplexException;
import dev.latchkey.mockserver.mime.MimeReader;
import dev.latchkey.mockserver.mime.ParsedMail;
import dev.latchkey.mockserver.model.DropConnectionException;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageSource;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.StoreException;
import dev.latchkey.mockserver.smtp.Envelope;
import dev.latchkey.mockserver.smtp.SmtpRefusalException;
import java.net.InetAddress;

/** Checks the key for each mail, captures the mail, and records both in the journal. */
final class MailSubmissionService {
    private static final int ACCEPTED = 250;

    private final AccessControl accessControl;
    private final ClientConcurrencyLimit addresses;
    private final RequestJournal journal;
    private final MessageService messages;

    MailSubmissionService(AccessControl accessControl, ClientConcurrencyLimit addresses, RequestJournal journal,
            MessageService messages) {
        this.accessControl = accessControl;
        this.addresses = addresses;
        this.journal = journal;
        this.messages = messages;
    }

    /**
     * Authenticates the key again, since it may have been revoked, changed or have expired since the last mail.
     *
     * @throws SmtpRefusalException if the key may not send; if it is no longer valid, the refusal closes the connection
     */
    AuthenticatedCaller.ByKey admit(SmtpGatewayAccess gateway, RequestCredential credential, InetAddress peer) {
        RequestContext context = journal.begin(MessageSource.SMTP, peer);
        context.route("SMTP MAIL");
        AuthenticatedCaller.ByKey caller;
        try {
            caller = (AuthenticatedCaller.ByKey) accessControl.authenticate(credential);
            context.caller(caller);
            accessControl.checkState(caller);
        } catch (RefusedException refused) {
            throw SmtpRefusals.journaled(refused, context, journal, 535, "5.7.8").closingConnection();
        }
        try {
            accessControl.checkAddress(caller, peer);
            accessControl.checkPermission(caller, KeyCapability.SEND_SMTP, gateway.permission());
            return caller;
        } catch (RefusedException refused) {
            throw SmtpRefusals.journaled(refused, context, journal);
        }
    }

    /** Captures a mail and returns the id of the message. */
    String accept(AuthenticatedCaller.ByKey caller, InetAddress peer, Envelope envelope, byte[] raw) {
        RequestContext context = journal.begin(MessageSource.SMTP, peer);
        context.route("SMTP DATA");
        context.caller(caller);
        try {
            ClientConcurrencyLimit.Permit permit = addresses.acquire(peer);
            try {
                return capture(caller, peer, envelope, raw, context);
            } finally {
                permit.close();
            }
        } catch (RefusedException refused) {
            throw SmtpRefusals.journaled(refused, context, journal);
        } catch (MailTooComplexException tooComplex) {
            context.refused(RefusalReason.INVALID);
            journal.end(context, 554);
            throw new SmtpRefusalException(554, "5.6.0", String.valueOf(tooComplex.getMessage())).asJournaled();
        } catch (DropConnectionException drop) {
            journal.end(context, 0);
            throw drop;
        } catch (StoreException failed) {
            context.refused(RefusalReason.STORE_FAILED);
            journal.end(context, 451);
            throw failed;
        }
    }

    private String capture(AuthenticatedCaller.ByKey caller, InetAddress peer, Envelope envelope, byte[] raw,
            RequestContext context) {
        ParsedMail mail = MimeReader.read(raw);
        SubmissionContext submission = new SubmissionContext(caller.account(), caller.key(), MessageSource.SMTP,
                context.addressText(),
                context.id(),
                MailConverter.outcome(mail));
        Message message = messages.send(submission, MailConverter.convert(envelope, mail, raw));
        accessControl.recordUse(caller, peer);
        context.message(message.id());
        journal.end(context, ACCEPTED);
        return message.id();
    }
}
