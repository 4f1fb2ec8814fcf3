package dev.latchkey.mockserver.dialect.sandbox;

import dev.latchkey.mockserver.core.Capability;
import dev.latchkey.mockserver.core.Credential;
import dev.latchkey.mockserver.core.KeyFormat;
import dev.latchkey.mockserver.core.KeyIssuer;
import dev.latchkey.mockserver.core.Outbox;
import dev.latchkey.mockserver.core.SignIn;
import dev.latchkey.mockserver.dialect.Dialect;
import dev.latchkey.mockserver.dialect.Operation;
import dev.latchkey.mockserver.http.Request;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.http.Route;
import dev.latchkey.mockserver.model.Reason;
import dev.latchkey.mockserver.model.Refusal;
import dev.latchkey.mockserver.wire.Problems;
import dev.latchkey.sdk.keys.Permission;
import dev.latchkey.sdk.sandbox.SandboxKeyRules;
import java.time.InstantSource;
import java.util.List;

/** The sandbox's own API. Its records and limits are those of the SDK's {@code dev.latchkey.sdk.sandbox}. */
public final class SandboxDialect implements Dialect {
    /** How its keys are made. */
    public static final KeyFormat KEYS = new KeyFormat(SandboxKeyRules.RULES, "ck_", 22);

    private static final String BASE = "/sandbox/v1";

    private final SessionCalls sessions;
    private final KeyCalls keys;
    private final MessageCalls messages;

    /** The dialect over these. */
    public SandboxDialect(SignIn signIn, KeyIssuer issuer, Outbox outbox, InstantSource clock) {
        sessions = new SessionCalls(signIn);
        keys = new KeyCalls(issuer, clock);
        messages = new MessageCalls(outbox);
    }

    @Override
    public String prefix() {
        return "/sandbox/";
    }

    @Override
    public List<Route<Operation>> routes() {
        return List.of(
                route("POST", "/sessions", Operation.open(sessions::signIn)),
                route("DELETE", "/sessions/current", Operation.accepted(sessions::signOut)),
                route("GET", "/account", Operation.accepted(sessions::account)),

                route("GET", "/keys", Operation.needs(Capability.READ_KEYS, keys::list)),
                route("POST", "/keys", Operation.needs(Capability.WRITE_KEYS, keys::create)),
                route("GET", "/keys/{id}", Operation.needs(Capability.READ_KEYS, keys::get)),
                route("DELETE", "/keys/{id}", Operation.needs(Capability.WRITE_KEYS, keys::revoke)),

                route("POST", "/sms", Operation.needs(Capability.SEND_SMS, messages::sendSms)),
                route("POST", "/emails", Operation.needs(Capability.SEND_EMAIL, messages::sendEmail)),
                route("GET", "/messages", Operation.needs(Capability.READ_MESSAGES, messages::list)),
                route("GET", "/messages/{id}", Operation.needs(Capability.READ_MESSAGES, messages::get)));
    }

    @Override
    public Credential credential(Request request) {
        return SandboxCredentials.of(request);
    }

    @Override
    public Permission permission(Capability capability) {
        return switch (capability) {
            case SEND_SMS -> SandboxKeyRules.SMS_SEND;
            case SEND_EMAIL -> SandboxKeyRules.EMAIL_SEND;
            case READ_MESSAGES -> SandboxKeyRules.MESSAGES_READ;
            case READ_KEYS -> SandboxKeyRules.KEYS_READ;
            case WRITE_KEYS -> SandboxKeyRules.KEYS_WRITE;
        };
    }

    @Override
    public Response refuse(Refusal refusal, String requestId) {
        Response response = Problems.of(refusal, requestId);
        return response.status() == 401 && refusal.reason() != Reason.SIGN_IN_FAILED
                ? SandboxCredentials.challenge(response)
                : response;
    }

    private static Route<Operation> route(String method, String path, Operation operation) {
        return new Route<>(method, BASE + path, operation);
    }
}
