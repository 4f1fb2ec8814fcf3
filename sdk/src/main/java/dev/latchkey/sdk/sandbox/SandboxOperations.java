package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.internal.http.GatewayClient;

/**
 * Single operations of the sandbox API, with exactly the requests and responses of the server. More convenient forms
 * are in {@link SandboxSession} and {@link SandboxKeyClient}.
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

    /** Sessions, the account, permissions and statistics. */
    public SandboxAccountApi account() {
        return account;
    }

    /** API keys. */
    public SandboxKeysApi keys() {
        return keys;
    }

    /** Sending and captured messages. */
    public SandboxMessagesApi messages() {
        return messages;
    }

    /** Webhooks and their delivery attempts. */
    public SandboxWebhooksApi webhooks() {
        return webhooks;
    }
}
