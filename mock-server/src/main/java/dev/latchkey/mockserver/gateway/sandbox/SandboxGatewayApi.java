package dev.latchkey.mockserver.gateway.sandbox;

import dev.latchkey.mockserver.gateway.GatewayServices;

import static dev.latchkey.mockserver.auth.Capability.READ_KEYS;
import static dev.latchkey.mockserver.auth.Capability.READ_MESSAGES;
import static dev.latchkey.mockserver.auth.Capability.READ_STATISTICS;
import static dev.latchkey.mockserver.auth.Capability.READ_WEBHOOKS;
import static dev.latchkey.mockserver.auth.Capability.SEND_EMAIL;
import static dev.latchkey.mockserver.auth.Capability.SEND_SMS;
import static dev.latchkey.mockserver.auth.Capability.WRITE_KEYS;
import static dev.latchkey.mockserver.auth.Capability.WRITE_WEBHOOKS;

import dev.latchkey.mockserver.auth.Capability;
import dev.latchkey.mockserver.auth.Credential;
import dev.latchkey.mockserver.keys.KeyFormat;
import dev.latchkey.mockserver.gateway.GatewayApi;
import dev.latchkey.mockserver.gateway.Operation;
import dev.latchkey.mockserver.gateway.OperationHandler;
import dev.latchkey.mockserver.http.Request;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.http.Route;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.Refusal;
import dev.latchkey.mockserver.rest.Problems;
import dev.latchkey.mockserver.rest.QueryParameters;
import dev.latchkey.sdk.keys.Permission;
import dev.latchkey.sdk.sandbox.SandboxKeyRules;
import java.util.List;

/**
 * The sandbox's own API. Its records and limits are those of the SDK's {@code dev.latchkey.sdk.sandbox}; what can be
 * asked and answered is told to programs by {@code openapi.json}.
 */
public final class SandboxGatewayApi implements GatewayApi {
    /** How its keys are made. */
    public static final KeyFormat KEYS = new KeyFormat(SandboxKeyRules.RULES, "ck_", 22);

    private static final String BASE = "/sandbox/v1";

    private final SandboxAccountEndpoints account;
    private final SandboxKeyEndpoints keys;
    private final SandboxSendEndpoints sending;
    private final SandboxMessageEndpoints messages;
    private final SandboxWebhookEndpoints webhooks;

    /** The dialect over these. */
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
    public List<Route<Operation>> routes() {
        return List.of(
                open("GET", "/openapi.json", call -> SandboxOpenApi.read()),
                open("POST", "/sessions", plain(account::signIn)),
                accepted("DELETE", "/sessions/current", plain(account::signOut)),
                accepted("GET", "/account", plain(account::get)),
                accepted("GET", "/permissions", account::permissions),
                needs(READ_STATISTICS, "GET", "/statistics", account::statistics),

                needs(READ_KEYS, "GET", "/keys", keys::list),
                needs(WRITE_KEYS, "POST", "/keys", plain(keys::create)),
                needs(READ_KEYS, "GET", "/keys/{id}", plain(keys::get)),
                needs(WRITE_KEYS, "PATCH", "/keys/{id}", plain(keys::edit)),
                needs(WRITE_KEYS, "DELETE", "/keys/{id}", plain(keys::revoke)),
                needs(WRITE_KEYS, "POST", "/keys/{id}/regenerate", plain(keys::regenerate)),
                needs(WRITE_KEYS, "GET", "/keys/{id}/secret", plain(keys::secret)),
                needs(READ_KEYS, "GET", "/keys/{id}/activity", keys::activity),

                needs(SEND_SMS, "POST", "/sms", plain(sending::sms)),
                needs(SEND_EMAIL, "POST", "/emails", plain(sending::email)),
                accepted("POST", "/messages/{id}/cancel", plain(sending::cancel)),

                needs(READ_MESSAGES, "GET", "/messages", messages::list),
                needs(READ_MESSAGES, "GET", "/messages/{id}", plain(messages::get)),
                needs(READ_MESSAGES, "GET", "/messages/{id}/content", messages::content),
                needs(READ_MESSAGES, "GET", "/messages/{id}/events", messages::events),
                needs(READ_MESSAGES, "GET", "/messages/{id}/raw", plain(messages::raw)),
                needs(READ_MESSAGES, "GET", "/messages/{id}/attachments/{number}", plain(messages::attachment)),

                needs(READ_WEBHOOKS, "GET", "/webhooks", webhooks::list),
                needs(WRITE_WEBHOOKS, "POST", "/webhooks", plain(webhooks::create)),
                needs(READ_WEBHOOKS, "GET", "/webhooks/{id}", plain(webhooks::get)),
                needs(WRITE_WEBHOOKS, "PATCH", "/webhooks/{id}", plain(webhooks::edit)),
                needs(WRITE_WEBHOOKS, "DELETE", "/webhooks/{id}", plain(webhooks::delete)),
                needs(WRITE_WEBHOOKS, "POST", "/webhooks/{id}/ping", plain(webhooks::ping)),
                needs(READ_WEBHOOKS, "GET", "/webhooks/{id}/attempts", webhooks::attempts),
                needs(WRITE_WEBHOOKS, "POST", "/webhooks/attempts/{id}/replay", plain(webhooks::replay)));
    }

    @Override
    public Credential credential(Request request) {
        return SandboxCredentials.of(request);
    }

    @Override
    public Permission permission(Capability capability) {
        return SandboxPermissions.of(capability);
    }

    @Override
    public boolean hasRelay() {
        return true;
    }

    @Override
    public Response refuse(Refusal refusal, String requestId) {
        Response response = Problems.of(refusal, requestId);
        return response.status() == 401 && refusal.reason() != RefusalReason.SIGN_IN_FAILED
                ? SandboxCredentials.challenge(response)
                : response;
    }

    /** Of an operation that takes no parameters behind the question mark. */
    private static OperationHandler plain(OperationHandler operationHandler) {
        return call -> {
            if (!call.request().rawQuery().isEmpty()) {
                new QueryParameters(call.request()).finish();
            }
            return operationHandler.run(call);
        };
    }

    private static Route<Operation> open(String method, String path, OperationHandler operationHandler) {
        return new Route<>(method, BASE + path, Operation.open(operationHandler));
    }

    private static Route<Operation> accepted(String method, String path, OperationHandler operationHandler) {
        return new Route<>(method, BASE + path, Operation.accepted(operationHandler));
    }

    private static Route<Operation> needs(Capability needed, String method, String path,
            OperationHandler operationHandler) {
        return new Route<>(method, BASE + path, Operation.needs(needed, operationHandler));
    }
}
