package dev.latchkey.mockserver.smtp;

import dev.latchkey.mockserver.core.Caller;
import dev.latchkey.mockserver.core.Credential;
import java.net.InetAddress;

/** A client that logged in with a key. The key is looked up anew for each mail. */
final class KeyLogin implements Login {
    private final MailDesk desk;
    private final SmtpGateway gateway;
    private final Credential credential;
    private final InetAddress peer;
    private Caller.ByKey caller;

    KeyLogin(MailDesk desk, SmtpGateway gateway, Credential credential, Caller.ByKey caller, InetAddress peer) {
        this.desk = desk;
        this.gateway = gateway;
        this.credential = credential;
        this.caller = caller;
        this.peer = peer;
    }

    Caller.ByKey caller() {
        return caller;
    }

    SmtpGateway gateway() {
        return gateway;
    }

    @Override
    public void begin(Envelope begun) {
        caller = desk.admit(gateway, credential, peer);
    }

    @Override
    public void recipient(String address) {
        // Every address is a recipient here: nothing is delivered.
    }

    @Override
    public String accept(Envelope envelope, byte[] raw) {
        return desk.accept(caller, peer, envelope, raw);
    }
}
