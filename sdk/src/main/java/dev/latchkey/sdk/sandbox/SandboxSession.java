package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.CallOptions;
import dev.latchkey.sdk.LatchkeyException;
import dev.latchkey.sdk.Paged;
import dev.latchkey.sdk.keys.PermissionCatalogue;
import dev.latchkey.sdk.sandbox.wire.AccountResource;
import dev.latchkey.sdk.sandbox.wire.SessionResource;
import dev.latchkey.sdk.sandbox.wire.StatisticResource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Session of an account. It manages keys and webhooks and reads captured messages. It cannot send, which needs a key.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * {@snippet :
 * SandboxSession session = sandbox.signIn("demo@latchkey.test", Secret.of("Latchkey-Demo-1")).execute();
 * try (session) {
 *     System.out.println(session.keys().list().execute().size() + " " + session.account().execute().balance());
 * }
 * }
 */
public final class SandboxSession implements AutoCloseable {
    private static final CallOptions SIGN_OUT_OPTIONS = CallOptions.none().withTimeout(Duration.ofSeconds(5))
            .withoutRetries();

    private final SandboxOperations operations;
    private final SessionResource session;
    private final AtomicBoolean closed = new AtomicBoolean();

    SandboxSession(SandboxOperations operations, SessionResource session) {
        this.operations = operations;
        this.session = session;
    }

    /** Time at which the session expires. Sign in again then. */
    public Instant expires() {
        return session.expires();
    }

    /** ID of the account. */
    public String accountId() {
        return session.account().id();
    }

    /** Gets the account. */
    public ApiCall<AccountResource> account() {
        return operations.account().account();
    }

    /** Keys of the account. */
    public SandboxKeys keys() {
        return new SandboxKeys(operations.keys());
    }

    /** Captured messages of the account. */
    public SandboxMessages messages() {
        return new SandboxMessages(operations.messages());
    }

    /** Webhooks of the account. */
    public SandboxWebhooks webhooks() {
        return new SandboxWebhooks(operations.webhooks());
    }

    /** Lists statistics, the earliest day first, with one entry for each day, key, channel and environment. */
    public Paged<StatisticResource> statistics(StatisticsQuery query) {
        return SandboxStatistics.find(operations.account(), query);
    }

    /** Gets the permissions a key can have on this server. */
    public ApiCall<PermissionCatalogue> permissions() {
        return SandboxKeys.catalogue(operations.account());
    }

    /** Returns the single operations of the API, for everything not covered above. */
    public SandboxOperations operations() {
        return operations;
    }

    /** Ends the session and invalidates its token. {@link #close()} does the same and erases the token. */
    public ApiCall<@Nullable Void> signOut() {
        return operations.account().signOut();
    }

    /**
     * Signs out and erases the token. Waits at most five seconds for the server. A server that does not respond or
     * has ended the session already is no failure, since sessions expire anyway. Later calls fail with {@link
     * IllegalStateException}. Closing again has no effect.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                signOut().with(SIGN_OUT_OPTIONS).execute();
            } catch (LatchkeyException e) {
                // The session expires by itself.
            } finally {
                session.token().close();
            }
        }
    }
}
