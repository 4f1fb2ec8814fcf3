package dev.latchkey.mockserver.smtp;

import dev.latchkey.mockserver.core.AddressLimit;
import dev.latchkey.mockserver.core.Caller;
import dev.latchkey.mockserver.core.Credential;
import dev.latchkey.mockserver.core.Gatekeeper;
import dev.latchkey.mockserver.core.Journal;
import dev.latchkey.mockserver.core.Visit;
import dev.latchkey.mockserver.delivery.Outbox;
import dev.latchkey.mockserver.fault.FaultPlan;
import dev.latchkey.mockserver.model.Reason;
import dev.latchkey.mockserver.model.Refused;
import dev.latchkey.mockserver.model.Source;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The relay of gateways' keys: a key and its secret log in, and what is sent is captured like all else. */
public final class GatewayRelay implements Relay {
    private static final int WRONG_CREDENTIALS = 535;

    private final List<SmtpGateway> gateways;
    private final Gatekeeper gatekeeper;
    private final Journal journal;
    private final MailFaults faults;
    private final MailDesk desk;
    private final boolean waits;

    /**
     * A relay.
     *
     * @param gateways whose keys open it; the first that knows a key is the key's
     * @param waits whether what is captured waits for a disk
     */
    public GatewayRelay(List<SmtpGateway> gateways, Gatekeeper gatekeeper, AddressLimit addresses, Journal journal,
            Outbox outbox, FaultPlan plan, boolean waits) {
        this.gateways = List.copyOf(gateways);
        this.gatekeeper = gatekeeper;
        this.journal = journal;
        this.faults = new MailFaults(plan, journal);
        this.waits = waits;
        this.desk = new MailDesk(gatekeeper, addresses, journal, outbox);
    }

    @Override
    public Login login(Credentials credentials, InetAddress peer) {
        Visit visit = journal.begin(Source.SMTP, peer);
        visit.route("SMTP AUTH");
        try {
            KeyLogin login = find(credentials, peer, visit);
            visit.caller(login.caller());
            gatekeeper.checkState(login.caller());
            journal.end(visit, 235);
            return login;
        } catch (Refused refused) {
            // A client that cannot log in is told one code, whatever the reason.
            throw SmtpRefusals.journaled(refused, visit, journal, WRONG_CREDENTIALS, "5.7.8");
        }
    }

    @Override
    public void refused(InetAddress peer, @Nullable Login login, String command, SmtpRefusal refusal) {
        Visit visit = journal.begin(Source.SMTP, peer);
        visit.route("SMTP", command);
        if (login instanceof KeyLogin known) {
            visit.caller(known.caller());
        }
        visit.refused(SmtpRefusals.reason(refusal));
        journal.end(visit, refusal.code());
    }

    @Override
    public boolean waits() {
        return waits;
    }

    @Override
    public boolean hasFaults() {
        return !faults.isEmpty();
    }

    @Override
    public SmtpFault fault(Moment moment) {
        return faults.at(moment);
    }

    private KeyLogin find(Credentials credentials, InetAddress peer, Visit visit) {
        for (SmtpGateway gateway : gateways) {
            Credential pair = new Credential.KeyPair(gateway.gateway(), credentials.user(), credentials.password());
            try {
                if (gatekeeper.authenticate(pair) instanceof Caller.ByKey caller) {
                    return new KeyLogin(desk, gateway, pair, caller, peer);
                }
            } catch (Refused refused) {
                if (refused.refusal().reason() != Reason.KEY_UNKNOWN) {
                    throw refused;
                }
                gatekeeper.meant(pair).ifPresent(visit::meant);
            }
        }
        throw new Refused(Reason.KEY_UNKNOWN,
                "No key has this user name and password. The user name is the consumer key, the password its secret.");
    }
}
