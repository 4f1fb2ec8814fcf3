package dev.latchkey.mockserver.control;

import dev.latchkey.mockserver.core.Ids;
import dev.latchkey.mockserver.fault.FaultPlan;
import dev.latchkey.mockserver.fault.FaultRule;
import dev.latchkey.mockserver.http.Fields;
import dev.latchkey.mockserver.http.JsonBody;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.Reason;
import dev.latchkey.mockserver.model.Refused;
import dev.latchkey.mockserver.wire.Answers;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rules of what shall go wrong. */
final class FaultCalls {
    private final Whose whose;
    private final FaultPlan plan;
    private final Ids ids;
    private final InstantSource clock;

    FaultCalls(Whose whose, FaultPlan plan, Ids ids, InstantSource clock) {
        this.whose = whose;
        this.plan = plan;
        this.ids = ids;
        this.clock = clock;
    }

    Response list(Ask ask) {
        Account account = whose.orAll(ask.query());
        return Answers.json(200, new FaultViews.FaultList(plan.all().stream()
                .filter(standing -> account == null || account.id().equals(standing.rule().accountId()))
                .map(FaultViews::of).toList()));
    }

    Response create(Ask ask) {
        Query query = ask.query();
        String asked = query.text("account");
        query.finish();
        Fields fields = JsonBody.fields(ask.request());
        String given = fields.optionalText("account", 1, 254);
        if (asked != null && given != null && !asked.equals(given)) {
            fields.problem("account", "contradiction", "The address of this request names another account.");
        }
        String whom = given == null ? asked : given;
        // Unknown accounts are refused before anything else, as everywhere.
        Account account = whom == null ? null : whose.named(whom);
        FaultFields wanted = FaultFields.read(fields, account == null ? null : account.id());
        fields.finish();
        FaultRule rule = Objects.requireNonNull(wanted).rule(ids.next("flt"), account == null ? null : account.id(),
                clock.instant());
        add(List.of(rule));
        return Answers.json(201, FaultViews.of(plan.find(rule.id())
                .orElse(new FaultPlan.Standing(rule, 0, 0))));
    }

    Response get(Ask ask) {
        ask.query().finish();
        return Answers.json(200, FaultViews.of(plan.find(ask.variable("id")).orElseThrow(FaultCalls::unknown)));
    }

    Response remove(Ask ask) {
        ask.query().finish();
        if (!plan.remove(ask.variable("id"))) {
            throw unknown();
        }
        return Response.noContent();
    }

    /** Takes away an account's rules; where no account is named, all. */
    Response removeAll(Ask ask) {
        Account account = whose.orAll(ask.query());
        return Answers.json(200, new MessageCalls.Removed(account == null ? plan.removeAll() : removeOf(account.id())));
    }

    /** Takes away an account's rules. */
    int removeOf(@Nullable String accountId) {
        return plan.removeOf(accountId);
    }

    /** Adds rules, all of them or none. */
    void add(List<FaultRule> rules) {
        if (!plan.add(rules)) {
            throw new Refused(Reason.CONFLICT, "There can be at most " + FaultPlan.MOST_RULES
                    + " fault rules. Take some away: DELETE /_latchkey/v1/faults.");
        }
    }

    private static Refused unknown() {
        return new Refused(Reason.NOT_FOUND, "There is no fault rule of this id.");
    }
}
