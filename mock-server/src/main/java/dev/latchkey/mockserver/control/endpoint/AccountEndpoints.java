package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.account.AccountService;
import dev.latchkey.mockserver.control.seed.AccountSpec;
import dev.latchkey.mockserver.delivery.schedule.TestClocks;
import dev.latchkey.mockserver.fault.FaultRuleSet;
import dev.latchkey.mockserver.http.ServerResponse;
import dev.latchkey.mockserver.http.body.JsonBody;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.ClearScope;
import dev.latchkey.mockserver.rest.JsonResponses;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Endpoints for accounts and for resetting them. */
public final class AccountEndpoints {
    private static final String ALL = "all";
    private static final String FAULTS = "faults";
    private static final String CLOCK = "clock";
    private static final List<String> SCOPES = List.of(ALL, "messages", "keys", "webhooks", FAULTS, CLOCK, "journal");

    private final AccountResolver accountResolver;
    private final AccountService accounts;
    private final FaultRuleSet rules;
    private final TestClocks clocks;

    public AccountEndpoints(AccountResolver accountResolver, AccountService accounts, FaultRuleSet rules,
            TestClocks clocks) {
        this.accountResolver = accountResolver;
        this.accounts = accounts;
        this.rules = rules;
        this.clocks = clocks;
    }

    /** Accounts, the oldest first. */
    public record AccountList(List<AccountView> items) {}

    /** An account; {@code maxKeys} is null if the server's default applies. */
    public record AccountView(String id, String email, BigDecimal balance, @Nullable Integer maxKeys, boolean magic,
            Instant created) {
        static AccountView of(Account account) {
            return new AccountView(account.id(), account.email(), account.balance(), account.maxKeys(),
                    account.magic(), account.created());
        }
    }

    /** Account and scopes that were reset. */
    public record ResetResult(String account, List<String> scope) {}

    public ServerResponse list(ControlRequest request) {
        request.query().finish();
        return JsonResponses.json(200, new AccountList(accounts.list().stream().map(AccountView::of).toList()));
    }

    public ServerResponse create(ControlRequest request) {
        request.query().finish();
        JsonObjectReader fields = JsonBody.fields(request.httpRequest());
        AccountSpec spec = AccountSpec.read(fields);
        fields.finish();
        return JsonResponses.json(201,
                AccountView.of(accounts.create(spec.email(), spec.password(), spec.balance(),
                        spec.maxKeys(), spec.magic())));
    }

    public ServerResponse get(ControlRequest request) {
        request.query().finish();
        return JsonResponses.json(200, AccountView.of(accountResolver.findByIdOrEmail(request.variable("id"))));
    }

    /** Changes the given properties; a null {@code maxKeys} restores the server's default. */
    public ServerResponse edit(ControlRequest request) {
        request.query().finish();
        Account account = accountResolver.findByIdOrEmail(request.variable("id"));
        JsonObjectReader fields = JsonBody.fields(request.httpRequest());
        BigDecimal balance = AccountSpec.balance(fields);
        Integer maxKeys = fields.optionalInt("maxKeys", 1, AccountSpec.MAX_KEYS);
        boolean hasMaxKeys = fields.isGiven("maxKeys");
        Boolean magic = fields.optionalBoolean("magic");
        fields.finish();
        return JsonResponses.json(200, AccountView.of(accounts.change(account.id(),
                old -> new Account(old.id(), old.email(), old.password(), balance == null ? old.balance() : balance,
                        hasMaxKeys ? maxKeys : old.maxKeys(), magic == null ? old.magic() : magic, old.clock(),
                        old.created()))));
    }

    public ServerResponse remove(ControlRequest request) {
        request.query().finish();
        Account account = accountResolver.findByIdOrEmail(request.variable("id"));
        accounts.remove(account.id());
        rules.removeByAccount(account.id());
        return ServerResponse.noContent();
    }

    /** Resets parts of an account. Pending work on them, such as webhook attempts, is dropped. */
    public ServerResponse reset(ControlRequest request) {
        ControlQueryParameters query = request.query();
        List<String> requested = query.wireNames("scope", SCOPES);
        Account account = accountResolver.resolve(query);
        List<String> scope = requested.isEmpty() || requested.contains(ALL)
                ? SCOPES.subList(1, SCOPES.size())
                : requested.stream().distinct().toList();
        if (scope.contains(FAULTS)) {
            rules.removeByAccount(account.id());
        }
        Set<ClearScope> parts = EnumSet.noneOf(ClearScope.class);
        scope.stream().filter(word -> !word.equals(FAULTS) && !word.equals(CLOCK))
                .forEach(word -> parts.add(ClearScope.valueOf(word.toUpperCase(Locale.ROOT))));
        if (!parts.isEmpty()) {
            accounts.clear(account.id(), parts);
        }
        if (scope.contains(CLOCK)) {
            clocks.reset(account.id());
        }
        return JsonResponses.json(200, new ResetResult(account.id(), scope));
    }
}
