package dev.latchkey.mockserver.smtp.gateway;

import dev.latchkey.mockserver.smtp.AuthenticatedClient;
import dev.latchkey.mockserver.smtp.Credentials;
import dev.latchkey.mockserver.smtp.SmtpBackend;
import dev.latchkey.mockserver.smtp.SmtpFault;
import dev.latchkey.mockserver.smtp.SmtpFaultContext;
import dev.latchkey.mockserver.smtp.SmtpRefusal;

import dev.latchkey.mockserver.auth.ClientConcurrencyLimit;
import dev.latchkey.mockserver.auth.Caller;
import dev.latchkey.mockserver.auth.Credential;
import dev.latchkey.mockserver.auth.AccessControl;
import dev.latchkey.mockserver.journal.Journal;
import dev.latchkey.mockserver.journal.RequestContext;
import dev.latchkey.mockserver.delivery.message.MessageService;
import dev.latchkey.mockserver.fault.FaultRuleSet;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.Source;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The relay of gateways' keys: a key and its secret log in, and what is sent is captured like all else. */
public final class GatewaySmtpBackend implements SmtpBackend {
    private static final int WRONG_CREDENTIALS = 535;

    private final List<SmtpGatewayAccess> gateways;
    private final AccessControl accessControl;
    private final Journal journal;
    private final SmtpFaultSelector faults;
    private final MailSubmissionService submissions;
    private final boolean waits;

    /**
     * A relay.
     *
     * @param gateways whose keys open it; the first that knows a key is the key's
     * @param waits whether what is captured waits for a disk
     */
    public GatewaySmtpBackend(List<SmtpGatewayAccess> gateways, AccessControl accessControl,
            ClientConcurrencyLimit addresses, Journal journal,
            MessageService messages, FaultRuleSet rules, boolean waits) {
        this.gateways = List.copyOf(gateways);
        this.accessControl = accessControl;
        this.journal = journal;
        this.faults = new SmtpFaultSelector(rules, journal);
        this.waits = waits;
        this.submissions = new MailSubmissionService(accessControl, addresses, journal, messages);
    }

    @Override
    public AuthenticatedClient login(Credentials credentials, InetAddress peer) {
        RequestContext context = journal.begin(Source.SMTP, peer);
        context.route("SMTP AUTH");
        try {
            KeyAuthenticatedClient client = find(credentials, peer, context);
            context.caller(client.caller());
            accessControl.checkState(client.caller());
            journal.end(context, 235);
            return client;
        } catch (RefusedException refused) {
            // A client that cannot log in is told one code, whatever the reason.
            throw SmtpRefusals.journaled(refused, context, journal, WRONG_CREDENTIALS, "5.7.8");
        }
    }

    @Override
    public void refused(InetAddress peer, @Nullable AuthenticatedClient authenticatedClient, String command,
            SmtpRefusal refusal) {
        RequestContext context = journal.begin(Source.SMTP, peer);
        context.route("SMTP", command);
        if (authenticatedClient instanceof KeyAuthenticatedClient known) {
            context.caller(known.caller());
        }
        context.refused(SmtpRefusals.reason(refusal));
        journal.end(context, refusal.code());
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
    public SmtpFault fault(SmtpFaultContext smtpFaultContext) {
        return faults.at(smtpFaultContext);
    }

    private KeyAuthenticatedClient find(Credentials credentials, InetAddress peer, RequestContext context) {
        for (SmtpGatewayAccess gateway : gateways) {
            Credential pair = new Credential.KeyPair(gateway.gateway(), credentials.user(), credentials.password());
            try {
                if (accessControl.authenticate(pair) instanceof Caller.ByKey caller) {
                    return new KeyAuthenticatedClient(submissions, gateway, pair, caller, peer);
                }
            } catch (RefusedException refused) {
                if (refused.refusal().reason() != RefusalReason.KEY_UNKNOWN) {
                    throw refused;
                }
                accessControl.findNamedKey(pair).ifPresent(context::attemptedKey);
            }
        }
        throw new RefusedException(RefusalReason.KEY_UNKNOWN,
                "No key has this user name and password. The user name is the consumer key, the password its secret.");
    }
}
