package dev.latchkey.mockserver.contract;

import dev.latchkey.mockserver.auth.KeyCapability;
import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.RefusalReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Translates the operations that all gateways have into requests and responses of one gateway API. An implementation is
 * tested against the whole {@link GatewayContract}.
 */
public interface GatewayProfile {
    /** Returns the gateway's id. */
    String gateway();

    /** Returns its optional features. */
    Set<Feature> features();

    /** Returns its channels, the most important first. */
    List<Channel> channels();

    /** Returns the names of all permissions. */
    List<String> permissions();

    /** Returns the permission that grants a capability. */
    String permission(KeyCapability capability);

    /** Returns a request that requires only this capability; empty if there is none. */
    Optional<TestRequest> requestRequiring(KeyCapability capability);

    /** Returns a request that sends a message. */
    TestRequest sendRequest(OutgoingMessage message);

    /** Returns the message without the properties that the gateway does not support. */
    default OutgoingMessage supportedPart(OutgoingMessage message) {
        return message;
    }

    /** Returns the request with the credentials of a key. */
    TestRequest authenticate(TestKey key, TestRequest request);

    /** Returns the request with malformed credentials. */
    TestRequest withMalformedCredentials(TestRequest request);

    /** Returns true if the response reports success. */
    boolean accepts(TestResponse response);

    /** Returns true if the response is the gateway's error for a reason and says what to do. */
    boolean refuses(TestResponse response, RefusalReason reason);

    /** Returns true if the response has a status and the gateway's error format. */
    boolean refuses(TestResponse response, int status);

    /** Returns a request that creates a key with all permissions. */
    TestRequest createKey(String name);

    /** Returns a request that changes a key; {@code changes} has the members of the control API. */
    TestRequest editKey(String keyId, Map<String, Object> changes);

    /** Returns a request that revokes a key. */
    TestRequest revokeKey(String keyId);

    /** Returns a request that cancels a scheduled message. */
    TestRequest cancel(String messageId);

    /** Returns a request that reads a message. */
    TestRequest read(String messageId);

    /** Returns the control API's names of the event types that the gateway sends to webhooks. */
    Set<String> webhookEventTypes();

    /** Parses a webhook request. */
    WebhookEvent read(ReceivedWebhook call);

    /** Returns true if a webhook request has a valid signature. */
    boolean isSigned(ReceivedWebhook call, String secret);

    /**
     * A received webhook request.
     *
     * @param headers header fields by lower-case name
     */
    record ReceivedWebhook(Map<String, String> headers, String body) {}

    /**
     * An event, independent of the gateway.
     *
     * @param id id, the same in every request about the event
     * @param type type in the control API, such as {@code delivered}
     */
    record WebhookEvent(String id, String type, String messageId) {}
}
