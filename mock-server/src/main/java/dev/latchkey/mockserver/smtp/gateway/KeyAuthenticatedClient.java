package dev.latchkey.mockserver.smtp.gateway;

import dev.latchkey.mockserver.smtp.AuthenticatedClient;
import dev.latchkey.mockserver.smtp.Envelope;

import dev.latchkey.mockserver.auth.Caller;
import dev.latchkey.mockserver.auth.Credential;
import java.net.InetAddress;

/** A client that logged in with a key. The key is looked up anew for each mail. */
final class KeyAuthenticatedClient implements AuthenticatedClient {
    private final MailSubmissionService submissions;
    private final SmtpGatewayAccess gateway;
    private final Credential credential;
    private final InetAddress peer;
    private Caller.ByKey caller;

    KeyAuthenticatedClient(MailSubmissionService submissions, SmtpGatewayAccess gateway, Credential credential,
            Caller.ByKey caller, InetAddress peer) {
        this.submissions = submissions;
        this.gateway = gateway;
        this.credential = credential;
        this.caller = caller;
        this.peer = peer;
    }

    Caller.ByKey caller() {
        return caller;
    }

    SmtpGatewayAccess gateway() {
        return gateway;
    }

    @Override
    public void begin(Envelope begun) {
        caller = submissions.admit(gateway, credential, peer);
    }

    @Override
    public void recipient(String address) {
        // Every address is a recipient here: nothing is delivered.
    }

    @Override
    public String accept(Envelope envelope, byte[] raw) {
        return submissions.accept(caller, peer, envelope, raw);
    }
}
