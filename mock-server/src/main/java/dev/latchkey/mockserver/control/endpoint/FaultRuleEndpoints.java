package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.control.seed.FaultRuleSpec;
import dev.latchkey.mockserver.control.seed.FaultViews;

import dev.latchkey.mockserver.account.Ids;
import dev.latchkey.mockserver.fault.FaultRuleSet;
import dev.latchkey.mockserver.fault.FaultRule;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.http.body.JsonBody;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.rest.JsonResponses;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rules of what shall go wrong. */
public final class FaultRuleEndpoints {
    private final AccountResolver accounts;
    private final FaultRuleSet faultRuleSet;
    private final Ids ids;
    private final InstantSource clock;

    public FaultRuleEndpoints(AccountResolver accounts, FaultRuleSet faultRuleSet, Ids ids, InstantSource clock) {
        this.accounts = accounts;
        this.faultRuleSet = faultRuleSet;
        this.ids = ids;
        this.clock = clock;
    }

    public Response list(ControlRequest request) {
        Account account = accounts.orAll(request.query());
        return JsonResponses.json(200, new FaultViews.FaultList(faultRuleSet.all().stream()
                .filter(standing -> account == null || account.id().equals(standing.rule().accountId()))
                .map(FaultViews::of).toList()));
    }

    public Response create(ControlRequest request) {
        ControlQueryParameters query = request.query();
        String asked = query.text("account");
        query.finish();
        JsonObjectReader fields = JsonBody.fields(request.request());
        String given = fields.optionalText("account", 1, 254);
        if (asked != null && given != null && !asked.equals(given)) {
            fields.problem("account", "contradiction", "The address of this request names another account.");
        }
        String whom = given == null ? asked : given;
        // Unknown accounts are refused before anything else, as everywhere.
        Account account = whom == null ? null : accounts.named(whom);
        FaultRuleSpec wanted = FaultRuleSpec.read(fields, account == null ? null : account.id());
        fields.finish();
        FaultRule rule = Objects.requireNonNull(wanted).rule(ids.next("flt"), account == null ? null : account.id(),
                clock.instant());
        add(List.of(rule));
        return JsonResponses.json(201, FaultViews.of(faultRuleSet.find(rule.id())
                .orElse(new FaultRuleSet.RuleStatus(rule, 0, 0))));
    }

    public Response get(ControlRequest request) {
        request.query().finish();
        return JsonResponses.json(200,
                FaultViews.of(faultRuleSet.find(request.variable("id")).orElseThrow(FaultRuleEndpoints::unknown)));
    }

    public Response remove(ControlRequest request) {
        request.query().finish();
        if (!faultRuleSet.remove(request.variable("id"))) {
            throw unknown();
        }
        return Response.noContent();
    }

    /** Takes away an account's rules; where no account is named, all. */
    public Response removeAll(ControlRequest request) {
        Account account = accounts.orAll(request.query());
        return JsonResponses.json(200,
                new MessageEndpoints.Removed(account == null ? faultRuleSet.removeAll() : removeOf(account.id())));
    }

    /** Takes away an account's rules. */
    int removeOf(@Nullable String accountId) {
        return faultRuleSet.removeByAccount(accountId);
    }

    /** Adds rules, all of them or none. */
    void add(List<FaultRule> rules) {
        if (!faultRuleSet.add(rules)) {
            throw new RefusedException(RefusalReason.CONFLICT, "There can be at most " + FaultRuleSet.MAX_RULES
                    + " fault rules. Take some away: DELETE /_latchkey/v1/faults.");
        }
    }

    private static RefusedException unknown() {
        return new RefusedException(RefusalReason.NOT_FOUND, "There is no fault rule of this id.");
    }
}
