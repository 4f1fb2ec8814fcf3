package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.internal.http.GatewayClient;
import dev.latchkey.sdk.keys.KeyManager;
import dev.latchkey.sdk.sandbox.wire.AccountResource;
import dev.latchkey.sdk.sandbox.wire.SessionResource;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signed-in account: manages keys and reads what was captured. It cannot send; sending needs a key.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * {@snippet :
 * SandboxSession session = sandbox.signIn("demo@latchkey.test", Secret.of("Latchkey-Demo-1")).execute();
 * tell(session.keys().list().execute().size(), session.account().execute().balance());
 * session.signOut().execute();
 * }
 */
public final class SandboxSession {
    private final GatewayClient client;
    private final SessionResource session;

    SandboxSession(GatewayClient client, SessionResource session) {
        this.client = client;
        this.session = session;
    }

    /** When the session ends; sign in again then. */
    public Instant expires() {
        return session.expires();
    }

    /** The account's id. */
    public String accountId() {
        return session.account().id();
    }

    /** The account as it is now. */
    public ApiCall<AccountResource> account() {
        return client.create(SandboxAccountApi.class).account();
    }

    /** The account's keys. */
    public KeyManager keys() {
        return new SandboxKeys(keysApi());
    }

    /** The operations on keys as the server has them. */
    public SandboxKeysApi keysApi() {
        return client.create(SandboxKeysApi.class);
    }

    /** The messages captured for the account. */
    public SandboxMessages messages() {
        return new SandboxMessages(client.create(SandboxMessagesApi.class));
    }

    /** The operations on messages as the server has them. */
    public SandboxMessagesApi messagesApi() {
        return client.create(SandboxMessagesApi.class);
    }

    /** The operations on webhooks as the server has them. */
    public SandboxWebhooksApi webhooksApi() {
        return client.create(SandboxWebhooksApi.class);
    }

    /** The operations on the account as the server has them. */
    public SandboxAccountApi accountApi() {
        return client.create(SandboxAccountApi.class);
    }

    /** Ends the session; its token is worthless afterwards. */
    public ApiCall<@Nullable Void> signOut() {
        return client.create(SandboxAccountApi.class).signOut();
    }
}
