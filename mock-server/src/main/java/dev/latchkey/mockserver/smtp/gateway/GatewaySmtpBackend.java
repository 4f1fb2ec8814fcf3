package dev.latchkey.mockserver.smtp.gateway;

import dev.latchkey.mockserver.auth.AccessControl;
import dev.latchkey.mockserver.auth.AuthenticatedCaller;
import dev.latchkey.mockserver.auth.ClientConcurrencyLimit;
import dev.latchkey.mockserver.auth.RequestCredential;
import dev.latchkey.mockserver.delivery.message.MessageService;
import dev.latchkey.mockserver.fault.FaultRuleSet;
import dev.latchkey.mockserver.journal.RequestContext;
import dev.latchkey.mockserver.journal.RequestJournal;
import dev.latchkey.mockserver.model.MessageSource;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.smtp.SmtpBackend;
import dev.latchkey.mockserver.smtp.SmtpBackend.AuthenticatedClient;
import dev.latchkey.mockserver.smtp.SmtpBackend.Credentials;
import dev.latchkey.mockserver.smtp.SmtpBackend.SmtpFault;
import dev.latchkey.mockserver.smtp.SmtpBackend.SmtpFaultContext;
import dev.latchkey.mockserver.smtp.SmtpRefusalException;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Backend for the keys of gateways: clients log in with a key and its secret, and their mail is captured like other
 * messages.
 */
public final class GatewaySmtpBackend implements SmtpBackend {
    private static final int WRONG_CREDENTIALS = 535;

    private final List<SmtpGatewayAccess> gateways;
    private final AccessControl accessControl;
    private final RequestJournal journal;
    private final SmtpFaultSelector faults;
    private final MailSubmissionService submissions;
    private final boolean mayBlock;

    /**
     * Creates a backend.
     *
     * @param gateways gateways whose keys may log in, in the order in which a key is looked up
     * @param mayBlock true if capturing a message may wait for a disk
     */
    public GatewaySmtpBackend(List<SmtpGatewayAccess> gateways, AccessControl accessControl,
            ClientConcurrencyLimit addresses, RequestJournal journal,
            MessageService messages, FaultRuleSet rules, boolean mayBlock) {
        this.gateways = List.copyOf(gateways);
        this.accessControl = accessControl;
        this.journal = journal;
        this.faults = new SmtpFaultSelector(rules, journal);
        this.mayBlock = mayBlock;
        this.submissions = new MailSubmissionService(accessControl, addresses, journal, messages);
    }

    @Override
    public AuthenticatedClient login(Credentials credentials, InetAddress peer) {
        RequestContext context = journal.begin(MessageSource.SMTP, peer);
        context.route("SMTP AUTH");
        try {
            KeyAuthenticatedClient client = find(credentials, peer, context);
            context.caller(client.caller());
            accessControl.checkState(client.caller());
            journal.end(context, 235);
            return client;
        } catch (RefusedException refused) {
            // A failed login always has the same code, whatever the reason.
            throw SmtpRefusals.journaled(refused, context, journal, WRONG_CREDENTIALS, "5.7.8");
        }
    }

    @Override
    public void onRefused(InetAddress peer, @Nullable AuthenticatedClient client, String command,
            SmtpRefusalException refusal) {
        RequestContext context = journal.begin(MessageSource.SMTP, peer);
        context.route("SMTP", command);
        if (client instanceof KeyAuthenticatedClient keyClient) {
            context.caller(keyClient.caller());
        }
        context.refused(SmtpRefusals.reason(refusal));
        journal.end(context, refusal.code());
    }

    @Override
    public boolean mayBlock() {
        return mayBlock;
    }

    @Override
    public boolean hasFaults() {
        return !faults.isEmpty();
    }

    @Override
    public SmtpFault fault(SmtpFaultContext context) {
        return faults.select(context);
    }

    private KeyAuthenticatedClient find(Credentials credentials, InetAddress peer, RequestContext context) {
        for (SmtpGatewayAccess gateway : gateways) {
            RequestCredential pair = new RequestCredential.KeyPair(gateway.gateway(), credentials.user(),
                    credentials.password());
            try {
                if (accessControl.authenticate(pair) instanceof AuthenticatedCaller.ByKey caller) {
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
                "No key matches this user name and password. Use a consumer key as the user name, and its"
                        + " secret as the password.");
    }
}
