package dev.latchkey.mockserver.gateway.sandbox;

import static dev.latchkey.mockserver.auth.KeyCapability.READ_KEYS;
import static dev.latchkey.mockserver.auth.KeyCapability.READ_MESSAGES;
import static dev.latchkey.mockserver.auth.KeyCapability.READ_STATISTICS;
import static dev.latchkey.mockserver.auth.KeyCapability.READ_WEBHOOKS;
import static dev.latchkey.mockserver.auth.KeyCapability.SEND_EMAIL;
import static dev.latchkey.mockserver.auth.KeyCapability.SEND_SMS;
import static dev.latchkey.mockserver.auth.KeyCapability.WRITE_KEYS;
import static dev.latchkey.mockserver.auth.KeyCapability.WRITE_WEBHOOKS;

import dev.latchkey.mockserver.auth.KeyCapability;
import dev.latchkey.mockserver.auth.RequestCredential;
import dev.latchkey.mockserver.gateway.GatewayApi;
import dev.latchkey.mockserver.gateway.GatewayOperation;
import dev.latchkey.mockserver.gateway.GatewayServices;
import dev.latchkey.mockserver.http.HttpRouter.Route;
import dev.latchkey.mockserver.http.ServerRequest;
import dev.latchkey.mockserver.http.ServerResponse;
import dev.latchkey.mockserver.keys.KeyFormat;
import dev.latchkey.mockserver.model.Refusal;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.rest.ProblemResponses;
import dev.latchkey.mockserver.rest.QueryParameters;
import dev.latchkey.sdk.keys.Permission;
import dev.latchkey.sdk.sandbox.SandboxKeyRules;
import java.util.List;

/**
 * The sandbox's own gateway API. It uses the records and limits of the SDK's {@code dev.latchkey.sdk.sandbox}. Requests and
 * responses are described in {@code openapi.json}.
 */
public final class SandboxGatewayApi implements GatewayApi {
    /** Format of its keys. */
    public static final KeyFormat KEYS = new KeyFormat(SandboxKeyRules.RULES, "ck_", 22);

    private static final String BASE = "/sandbox/v1";

    private final SandboxAccountEndpoints account;
    private final SandboxKeyEndpoints keys;
    private final SandboxSendEndpoints sending;
    private final SandboxMessageEndpoints messages;
    private final SandboxWebhookEndpoints webhooks;

    /** Creates the API on top of the given services. */
    public SandboxGatewayApi(GatewayServices services) {
        account = new SandboxAccountEndpoints(services);
        keys = new SandboxKeyEndpoints(services);
        sending = new SandboxSendEndpoints(services);
        messages = new SandboxMessageEndpoints(services.messages());
        webhooks = new SandboxWebhookEndpoints(services);
    }

    @Override
    public String gateway() {
        return KEYS.gateway();
    }

    @Override
    public String prefix() {
        return "/sandbox/";
    }

    @Override
    public List<Route<GatewayOperation>> routes() {
        return List.of(
                publicRoute("GET", "/openapi.json", gatewayRequest -> SandboxOpenApi.read()),
                publicRoute("POST", "/sessions", withoutParameters(account::signIn)),
                authenticated("DELETE", "/sessions/current", withoutParameters(account::signOut)),
                authenticated("GET", "/account", withoutParameters(account::get)),
                authenticated("GET", "/permissions", account::permissions),
                requiring(READ_STATISTICS, "GET", "/statistics", account::statistics),

                requiring(READ_KEYS, "GET", "/keys", keys::list),
                requiring(WRITE_KEYS, "POST", "/keys", withoutParameters(keys::create)),
                requiring(READ_KEYS, "GET", "/keys/{id}", withoutParameters(keys::get)),
                requiring(WRITE_KEYS, "PATCH", "/keys/{id}", withoutParameters(keys::edit)),
                requiring(WRITE_KEYS, "DELETE", "/keys/{id}", withoutParameters(keys::revoke)),
                requiring(WRITE_KEYS, "POST", "/keys/{id}/regenerate", withoutParameters(keys::regenerate)),
                requiring(WRITE_KEYS, "GET", "/keys/{id}/secret", withoutParameters(keys::secret)),
                requiring(READ_KEYS, "GET", "/keys/{id}/activity", keys::activity),

                requiring(SEND_SMS, "POST", "/sms", withoutParameters(sending::sms)),
                requiring(SEND_EMAIL, "POST", "/emails", withoutParameters(sending::email)),
                authenticated("POST", "/messages/{id}/cancel", withoutParameters(sending::cancel)),

                requiring(READ_MESSAGES, "GET", "/messages", messages::list),
                requiring(READ_MESSAGES, "GET", "/messages/{id}", withoutParameters(messages::get)),
                requiring(READ_MESSAGES, "GET", "/messages/{id}/content", messages::content),
                requiring(READ_MESSAGES, "GET", "/messages/{id}/events", messages::events),
                requiring(READ_MESSAGES, "GET", "/messages/{id}/raw", withoutParameters(messages::raw)),
                requiring(READ_MESSAGES, "GET", "/messages/{id}/attachments/{number}",
                        withoutParameters(messages::attachment)),

                requiring(READ_WEBHOOKS, "GET", "/webhooks", webhooks::list),
                requiring(WRITE_WEBHOOKS, "POST", "/webhooks", withoutParameters(webhooks::create)),
                requiring(READ_WEBHOOKS, "GET", "/webhooks/{id}", withoutParameters(webhooks::get)),
                requiring(WRITE_WEBHOOKS, "PATCH", "/webhooks/{id}", withoutParameters(webhooks::edit)),
                requiring(WRITE_WEBHOOKS, "DELETE", "/webhooks/{id}", withoutParameters(webhooks::delete)),
                requiring(WRITE_WEBHOOKS, "POST", "/webhooks/{id}/ping", withoutParameters(webhooks::ping)),
                requiring(READ_WEBHOOKS, "GET", "/webhooks/{id}/attempts", webhooks::attempts),
                requiring(WRITE_WEBHOOKS, "POST", "/webhooks/attempts/{id}/replay",
                        withoutParameters(webhooks::replay)));
    }

    @Override
    public RequestCredential credential(ServerRequest request) {
        return SandboxCredentials.of(request);
    }

    @Override
    public Permission permission(KeyCapability capability) {
        return SandboxPermissions.of(capability);
    }

    @Override
    public boolean supportsSmtp() {
        return true;
    }

    @Override
    public ServerResponse refusalResponse(Refusal refusal, String requestId) {
        ServerResponse response = ProblemResponses.of(refusal, requestId);
        return response.status() == 401 && refusal.reason() != RefusalReason.SIGN_IN_FAILED
                ? SandboxCredentials.challenge(response)
                : response;
    }

    /** Makes a handler refuse every query parameter. */
    private static GatewayOperation.Handler withoutParameters(GatewayOperation.Handler handler) {
        return gatewayRequest -> {
            if (!gatewayRequest.httpRequest().rawQuery().isEmpty()) {
                new QueryParameters(gatewayRequest.httpRequest()).finish();
            }
            return handler.handle(gatewayRequest);
        };
    }

    private static Route<GatewayOperation> publicRoute(String method, String path, GatewayOperation.Handler handler) {
        return new Route<>(method, BASE + path, GatewayOperation.unauthenticated(handler));
    }

    private static Route<GatewayOperation> authenticated(String method, String path, GatewayOperation.Handler handler) {
        return new Route<>(method, BASE + path, GatewayOperation.authenticated(handler));
    }

    private static Route<GatewayOperation> requiring(KeyCapability needed, String method, String path,
            GatewayOperation.Handler handler) {
        return new Route<>(method, BASE + path, GatewayOperation.requiring(needed, handler));
    }
}
