package dev.latchkey.mockserver.smtp.gateway;

import dev.latchkey.mockserver.smtp.SmtpFault;
import dev.latchkey.mockserver.smtp.SmtpFaultContext;
import dev.latchkey.mockserver.smtp.SmtpReply;

import dev.latchkey.mockserver.journal.Journal;
import dev.latchkey.mockserver.journal.RequestContext;
import dev.latchkey.mockserver.fault.Effect;
import dev.latchkey.mockserver.fault.FaultRuleSet;
import dev.latchkey.mockserver.fault.FaultRuleSet.Firing;
import dev.latchkey.mockserver.fault.FaultContext;
import dev.latchkey.mockserver.fault.Phase;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.Source;
import dev.latchkey.mockserver.smtp.SmtpFault.End;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the plan of faults lets go wrong in a connection. */
final class SmtpFaultSelector {
    private final FaultRuleSet plan;
    private final Journal journal;

    SmtpFaultSelector(FaultRuleSet plan, Journal journal) {
        this.plan = plan;
        this.journal = journal;
    }

    boolean isEmpty() {
        return plan.isEmpty();
    }

    SmtpFault at(SmtpFaultContext moment) {
        Firing firing = plan.firing(occasion(moment)).orElse(null);
        if (firing == null) {
            return SmtpFault.NONE;
        }
        SmtpFault fault = fault(firing.effect(), firing.delay());
        RequestContext visit = journal.begin(Source.SMTP, moment.peer());
        visit.route("SMTP", moment.phase().name().replace('_', '-'));
        if (moment.login() instanceof KeyAuthenticatedClient login) {
            visit.caller(login.caller());
        }
        visit.fault(firing.rule().id());
        if (firing.effect() != null) {
            visit.refused(RefusalReason.FAULT);
        }
        journal.end(visit, status(moment.phase(), fault));
        return fault;
    }

    /** What the client is answered: nothing, the fault's own words, or after a mere wait what is usual. */
    private static int status(Phase phase, SmtpFault fault) {
        if (fault.reply() != null) {
            return fault.reply().code();
        }
        if (fault.end() != End.NONE) {
            return 0;
        }
        return switch (phase) {
            case CONNECT -> 220;
            case AUTH -> 235;
            case DATA -> 354;
            default -> 250;
        };
    }

    private static FaultContext occasion(SmtpFaultContext moment) {
        FaultContext occasion = FaultContext.mail(moment.phase(), moment.peer());
        if (moment.login() instanceof KeyAuthenticatedClient login) {
            occasion = occasion.of(login.caller().account().id(), login.caller().key().id(),
                    login.caller().key().name()).through(login.gateway().gateway());
        }
        if (moment.phase() == Phase.RCPT && moment.address() != null) {
            return occasion.to(List.of(moment.address()));
        }
        return moment.envelope() == null ? occasion : occasion.to(moment.envelope().recipients());
    }

    private static SmtpFault fault(@Nullable Effect effect, Duration delay) {
        if (effect instanceof Effect.Reply reply) {
            return new SmtpFault(delay, SmtpReply.of(reply.code(), reply.text()),
                    reply.code() == 421 ? End.CLOSE : End.NONE);
        }
        if (effect instanceof Effect.Drop drop) {
            return new SmtpFault(delay, null, drop.how() == Effect.Drop.How.RESET ? End.RESET : End.CLOSE);
        }
        return new SmtpFault(delay, null, End.NONE);
    }
}
