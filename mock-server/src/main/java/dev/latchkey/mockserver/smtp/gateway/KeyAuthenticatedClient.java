package dev.latchkey.mockserver.smtp.gateway;

import dev.latchkey.mockserver.auth.AuthenticatedCaller;
import dev.latchkey.mockserver.auth.RequestCredential;
import dev.latchkey.mockserver.delivery.lifecycle.MagicRecipients;
import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.smtp.Envelope;
import dev.latchkey.mockserver.smtp.SmtpBackend.AuthenticatedClient;
import dev.latchkey.mockserver.smtp.SmtpRefusalException;
import java.net.InetAddress;

/** Client that is authenticated by a key. The key is looked up again for each mail. */
final class KeyAuthenticatedClient implements AuthenticatedClient {
    private final MailSubmissionService submissions;
    private final SmtpGatewayAccess gateway;
    private final RequestCredential credential;
    private final InetAddress peer;
    private AuthenticatedCaller.ByKey caller;

    KeyAuthenticatedClient(MailSubmissionService submissions, SmtpGatewayAccess gateway, RequestCredential credential,
            AuthenticatedCaller.ByKey caller, InetAddress peer) {
        this.submissions = submissions;
        this.gateway = gateway;
        this.credential = credential;
        this.caller = caller;
        this.peer = peer;
    }

    AuthenticatedCaller.ByKey caller() {
        return caller;
    }

    SmtpGatewayAccess gateway() {
        return gateway;
    }

    @Override
    public void beginMail(Envelope envelope) {
        caller = submissions.admit(gateway, credential, peer);
    }

    @Override
    public void addRecipient(String address) {
        // Every other address is accepted: no mail is delivered.
        String rejection = caller.account().magic() ? MagicRecipients.rejection(Channel.EMAIL, address) : null;
        if (rejection != null) {
            throw new SmtpRefusalException(550, "5.1.1", rejection);
        }
    }

    @Override
    public String accept(Envelope envelope, byte[] raw) {
        return submissions.accept(caller, peer, envelope, raw);
    }
}
