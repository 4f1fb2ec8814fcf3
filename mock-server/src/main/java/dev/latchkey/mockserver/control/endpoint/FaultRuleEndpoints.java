package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.account.IdGenerator;
import dev.latchkey.mockserver.control.seed.FaultRuleSpec;
import dev.latchkey.mockserver.control.seed.FaultViews;
import dev.latchkey.mockserver.fault.FaultRule;
import dev.latchkey.mockserver.fault.FaultRuleSet;
import dev.latchkey.mockserver.http.ServerResponse;
import dev.latchkey.mockserver.http.body.JsonBody;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.rest.JsonResponses;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Endpoints for fault rules. */
public final class FaultRuleEndpoints {
    private final AccountResolver accounts;
    private final FaultRuleSet rules;
    private final IdGenerator ids;
    private final InstantSource clock;

    public FaultRuleEndpoints(AccountResolver accounts, FaultRuleSet rules, IdGenerator ids, InstantSource clock) {
        this.accounts = accounts;
        this.rules = rules;
        this.ids = ids;
        this.clock = clock;
    }

    public ServerResponse list(ControlRequest request) {
        Account account = accounts.resolveOptional(request.query());
        return JsonResponses.json(200, new FaultViews.FaultList(rules.all().stream()
                .filter(status -> account == null || account.id().equals(status.rule().accountId()))
                .map(FaultViews::of).toList()));
    }

    public ServerResponse create(ControlRequest request) {
        ControlQueryParameters query = request.query();
        String queryAccount = query.text("account");
        query.finish();
        JsonObjectReader fields = JsonBody.fields(request.httpRequest());
        String bodyAccount = fields.optionalText("account", 1, 254);
        if (queryAccount != null && bodyAccount != null && !queryAccount.equals(bodyAccount)) {
            fields.problem("account", "contradiction", "The query parameter account names another account.");
        }
        String accountName = bodyAccount == null ? queryAccount : bodyAccount;
        // An unknown account is refused before errors in the body, as at all other endpoints.
        Account account = accountName == null ? null : accounts.findByIdOrEmail(accountName);
        FaultRuleSpec spec = FaultRuleSpec.read(fields, account == null ? null : account.id());
        fields.finish();
        FaultRule rule = Objects.requireNonNull(spec).toRule(ids.next("flt"), account == null ? null : account.id(),
                clock.instant());
        add(List.of(rule));
        return JsonResponses.json(201, FaultViews.of(rules.find(rule.id())
                .orElse(new FaultRuleSet.RuleStatus(rule, 0, 0))));
    }

    public ServerResponse get(ControlRequest request) {
        request.query().finish();
        return JsonResponses.json(200,
                FaultViews.of(rules.find(request.variable("id")).orElseThrow(FaultRuleEndpoints::unknown)));
    }

    public ServerResponse remove(ControlRequest request) {
        request.query().finish();
        if (!rules.remove(request.variable("id"))) {
            throw unknown();
        }
        return ServerResponse.noContent();
    }

    /** Removes the rules of an account, or all rules if no account is named. */
    public ServerResponse removeAll(ControlRequest request) {
        Account account = accounts.resolveOptional(request.query());
        return JsonResponses.json(200,
                new MessageEndpoints.RemovedCount(account == null ? rules.removeAll() : removeByAccount(account.id())));
    }

    /** Removes the rules of an account. */
    int removeByAccount(@Nullable String accountId) {
        return rules.removeByAccount(accountId);
    }

    /** Adds all of the rules or none of them. */
    void add(List<FaultRule> newRules) {
        if (!rules.add(newRules)) {
            throw new RefusedException(RefusalReason.CONFLICT, "There can be at most " + FaultRuleSet.MAX_RULES
                    + " fault rules. Remove some with DELETE /_latchkey/v1/faults.");
        }
    }

    private static RefusedException unknown() {
        return new RefusedException(RefusalReason.NOT_FOUND, "There is no fault rule with this id.");
    }
}
