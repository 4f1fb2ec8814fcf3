package dev.latchkey.mockserver.gateway.sandbox;

import dev.latchkey.mockserver.auth.AuthenticatedCaller;
import dev.latchkey.mockserver.auth.SessionService;
import dev.latchkey.mockserver.delivery.webhook.WebhookService;
import dev.latchkey.mockserver.gateway.GatewayRequest;
import dev.latchkey.mockserver.gateway.GatewayServices;
import dev.latchkey.mockserver.http.ServerResponse;
import dev.latchkey.mockserver.http.body.JsonBody;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.rest.JsonResponses;
import dev.latchkey.mockserver.rest.QueryParameters;
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

/** Handles requests about sessions and the account: limits, permissions and statistics. */
final class SandboxAccountEndpoints {
    private static final int MAX_EMAIL_LENGTH = 254;
    private static final int MAX_PASSWORD_LENGTH = 1000;

    private final GatewayServices services;
    private final StatisticPages statistics;

    SandboxAccountEndpoints(GatewayServices services) {
        this.services = services;
        this.statistics = new StatisticPages(services.statistics(), services.clocks());
    }

    ServerResponse signIn(GatewayRequest request) {
        JsonObjectReader fields = JsonBody.fields(request.httpRequest(), services.limits().bodyBytes());
        String email = fields.text("email", 1, MAX_EMAIL_LENGTH);
        String password = fields.text("password", 1, MAX_PASSWORD_LENGTH);
        fields.finish();
        SessionService.StartedSession started = services.sessions().begin(email, Secret.of(password));
        return JsonResponses.json(201, new SessionResource(started.token(), started.session().expires(),
                resource(started.account())));
    }

    ServerResponse signOut(GatewayRequest request) {
        if (!(request.caller() instanceof AuthenticatedCaller.BySession by)) {
            throw new RefusedException(RefusalReason.NOT_FOUND,
                    "There is no session to end, because this request was made with a key.");
        }
        services.sessions().end(by.session());
        return ServerResponse.noContent();
    }

    ServerResponse get(GatewayRequest request) {
        return JsonResponses.json(200, resource(request.caller().account()));
    }

    ServerResponse permissions(GatewayRequest request) {
        new QueryParameters(request.httpRequest()).finish();
        return JsonResponses.json(200,
                new PermissionPage(SandboxKeyRules.RULES.permissions().catalogue().entries().stream()
                        .map(entry -> new PermissionResource(entry.permission(), entry.group(),
                                entry.risk().name().toLowerCase(Locale.ROOT), entry.summary()))
                        .toList(), null));
    }

    ServerResponse statistics(GatewayRequest request) {
        return JsonResponses.json(200, statistics.read(request.httpRequest(), request.caller().account()));
    }

    private AccountResource resource(Account account) {
        return new AccountResource(account.id(), account.email(), account.balance(),
                services.issuer().maxKeys(account, SandboxKeyRules.RULES),
                new LimitsResource(WebhookService.MAX_COUNT, services.limits().requestsAtOnce(),
                        services.limits().bodyBytes(), services.limits().emailBodyBytes(),
                        Math.toIntExact(services.rules().maxEmailBytes()), RecipientParser.MAX_COUNT,
                        SmsRequestParser.MAX_LENGTH),
                new PricesResource(services.rules().smsPrice(), services.rules().emailPrice()),
                new ClockResource(services.clocks().now(account), account.clock().frozenAt() != null));
    }
}
