package dev.latchkey.mockserver.dialect.sandbox;

import dev.latchkey.mockserver.core.Caller;
import dev.latchkey.mockserver.core.SignIn;
import dev.latchkey.mockserver.delivery.Webhooks;
import dev.latchkey.mockserver.dialect.Call;
import dev.latchkey.mockserver.http.Fields;
import dev.latchkey.mockserver.http.JsonBody;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.Reason;
import dev.latchkey.mockserver.model.Refused;
import dev.latchkey.mockserver.wire.Answers;
import dev.latchkey.mockserver.wire.QueryFields;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.sandbox.SandboxKeyRules;
import dev.latchkey.sdk.sandbox.wire.AccountResource;
import dev.latchkey.sdk.sandbox.wire.ClockResource;
import dev.latchkey.sdk.sandbox.wire.LimitsResource;
import dev.latchkey.sdk.sandbox.wire.PermissionPage;
import dev.latchkey.sdk.sandbox.wire.PermissionResource;
import dev.latchkey.sdk.sandbox.wire.PricesResource;
import dev.latchkey.sdk.sandbox.wire.SessionResource;
import java.util.Locale;

/** Signing in and out, and the account: its limits, what its keys can be allowed, and how much happened. */
final class AccountCalls {
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_PASSWORD = 1000;

    private final SandboxServices services;
    private final StatisticPages statistics;

    AccountCalls(SandboxServices services) {
        this.services = services;
        this.statistics = new StatisticPages(services.statistics(), services.clocks());
    }

    Response signIn(Call call) {
        Fields fields = JsonBody.fields(call.request(), services.allowances().bodyBytes());
        String email = fields.text("email", 1, LONGEST_EMAIL);
        String password = fields.text("password", 1, LONGEST_PASSWORD);
        fields.finish();
        SignIn.Started started = services.signIn().begin(email, Secret.of(password));
        return Answers.json(201, new SessionResource(started.token(), started.session().expires(),
                resource(started.account())));
    }

    Response signOut(Call call) {
        if (!(call.caller() instanceof Caller.BySession by)) {
            throw new Refused(Reason.NOT_FOUND, "There is no session to end: this call was made with a key.");
        }
        services.signIn().end(by.session());
        return Response.noContent();
    }

    Response get(Call call) {
        return Answers.json(200, resource(call.caller().account()));
    }

    Response permissions(Call call) {
        new QueryFields(call.request()).finish();
        return Answers.json(200, new PermissionPage(SandboxKeyRules.RULES.permissions().catalogue().entries().stream()
                .map(entry -> new PermissionResource(entry.permission(), entry.group(),
                        entry.risk().name().toLowerCase(Locale.ROOT), entry.summary()))
                .toList(), null));
    }

    Response statistics(Call call) {
        return Answers.json(200, statistics.read(call.request(), call.caller().account()));
    }

    private AccountResource resource(Account account) {
        return new AccountResource(account.id(), account.email(), account.balance(),
                services.issuer().maximum(account, SandboxKeyRules.RULES),
                new LimitsResource(Webhooks.MOST, services.allowances().requestsAtOnce(),
                        services.allowances().bodyBytes(), services.allowances().emailBodyBytes(),
                        Math.toIntExact(services.rules().largestEmail()), Recipients.MOST, SmsFields.LONGEST),
                new PricesResource(services.rules().smsPrice(), services.rules().emailPrice()),
                new ClockResource(services.clocks().now(account), account.clock().frozenAt() != null));
    }
}
