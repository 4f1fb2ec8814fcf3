package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.internal.http.GatewayClient;

/**
 * The sandbox's operations one by one, each with exactly what its server takes and answers. Their pleasant forms are in
 * {@link SandboxSession} and {@link SandboxKeyClient}.
 *
 * {@snippet :
 * KeyPage firstTwo = session.operations().keys().list(2, null).execute();
 * }
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class SandboxOperations {
    private final SandboxAccountApi account;
    private final SandboxKeysApi keys;
    private final SandboxMessagesApi messages;
    private final SandboxWebhooksApi webhooks;

    SandboxOperations(GatewayClient client) {
        account = client.create(SandboxAccountApi.class);
        keys = client.create(SandboxKeysApi.class);
        messages = client.create(SandboxMessagesApi.class);
        webhooks = client.create(SandboxWebhooksApi.class);
    }

    /** Signing in and out, the account, permissions and statistics. */
    public SandboxAccountApi account() {
        return account;
    }

    /** API keys. */
    public SandboxKeysApi keys() {
        return keys;
    }

    /** Sending, and what was captured. */
    public SandboxMessagesApi messages() {
        return messages;
    }

    /** Webhooks and their calls. */
    public SandboxWebhooksApi webhooks() {
        return webhooks;
    }
}
