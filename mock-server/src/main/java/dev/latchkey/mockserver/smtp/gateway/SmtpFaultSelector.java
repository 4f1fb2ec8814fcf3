package dev.latchkey.mockserver.smtp.gateway;

import dev.latchkey.mockserver.fault.FaultContext;
import dev.latchkey.mockserver.fault.FaultEffect;
import dev.latchkey.mockserver.fault.FaultPhase;
import dev.latchkey.mockserver.fault.FaultRuleSet;
import dev.latchkey.mockserver.fault.FaultRuleSet.Firing;
import dev.latchkey.mockserver.journal.RequestContext;
import dev.latchkey.mockserver.journal.RequestJournal;
import dev.latchkey.mockserver.model.MessageSource;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.smtp.SmtpBackend.SmtpFault;
import dev.latchkey.mockserver.smtp.SmtpBackend.SmtpFault.ConnectionEnd;
import dev.latchkey.mockserver.smtp.SmtpBackend.SmtpFaultContext;
import dev.latchkey.mockserver.smtp.SmtpReply;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Selects the fault to inject, according to the fault rules. */
final class SmtpFaultSelector {
    private final FaultRuleSet rules;
    private final RequestJournal journal;

    SmtpFaultSelector(FaultRuleSet rules, RequestJournal journal) {
        this.rules = rules;
        this.journal = journal;
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    SmtpFault select(SmtpFaultContext context) {
        Firing firing = rules.fire(ruleContext(context)).orElse(null);
        if (firing == null) {
            return SmtpFault.NONE;
        }
        SmtpFault fault = fault(context.phase(), firing.effect(), firing.delay());
        RequestContext requestContext = journal.begin(MessageSource.SMTP, context.peer());
        requestContext.route("SMTP", context.phase().name().replace('_', '-'));
        if (context.client() instanceof KeyAuthenticatedClient client) {
            requestContext.caller(client.caller());
        }
        requestContext.fault(firing.rule().id());
        if (firing.effect() != null) {
            requestContext.refused(RefusalReason.FAULT);
        }
        journal.end(requestContext, status(context.phase(), fault));
        return fault;
    }

    /**
     * Returns the reply code for the journal: that of the fault, 0 if the connection ends without one, or else the
     * normal one.
     */
    private static int status(FaultPhase phase, SmtpFault fault) {
        if (fault.reply() != null) {
            return fault.reply().code();
        }
        if (fault.end() != ConnectionEnd.NONE) {
            return 0;
        }
        return switch (phase) {
            case CONNECT -> 220;
            case AUTH -> 235;
            case DATA -> 354;
            default -> 250;
        };
    }

    private static FaultContext ruleContext(SmtpFaultContext context) {
        FaultContext faultContext = FaultContext.mail(context.phase(), context.peer());
        if (context.client() instanceof KeyAuthenticatedClient client) {
            faultContext = faultContext.withCaller(client.caller().account().id(), client.caller().key().id(),
                    client.caller().key().name()).withGateway(client.gateway().gateway());
        }
        if (context.phase() == FaultPhase.RCPT && context.address() != null) {
            return faultContext.withRecipients(List.of(context.address()));
        }
        return context.envelope() == null ? faultContext : faultContext.withRecipients(context.envelope().recipients());
    }

    /** Returns the text, with an enhanced status code (RFC 2034) before the default one where they are in use. */
    private static String text(FaultPhase phase, FaultEffect.Reply reply) {
        int codeClass = reply.code() / 100;
        boolean enhanced = reply.text().equals(FaultEffect.Reply.DEFAULT_TEXT) && codeClass != 3
                && phase != FaultPhase.CONNECT && phase != FaultPhase.EHLO;
        return enhanced ? codeClass + ".0.0 " + reply.text() : reply.text();
    }

    private static SmtpFault fault(FaultPhase phase, @Nullable FaultEffect effect, Duration delay) {
        if (effect instanceof FaultEffect.Reply reply) {
            return new SmtpFault(delay, SmtpReply.of(reply.code(), text(phase, reply)),
                    reply.code() == 421 ? ConnectionEnd.CLOSE : ConnectionEnd.NONE);
        }
        if (effect instanceof FaultEffect.Drop drop) {
            return new SmtpFault(delay, null,
                    drop.mode() == FaultEffect.Drop.DropMode.RESET ? ConnectionEnd.RESET : ConnectionEnd.CLOSE);
        }
        return new SmtpFault(delay, null, ConnectionEnd.NONE);
    }
}
