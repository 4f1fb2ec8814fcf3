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
 * A signed-in account: manages keys and webhooks and reads what was captured. It cannot send; sending needs a key.
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
        return operations.account().account();
    }

    /** The account's keys. */
    public SandboxKeys keys() {
        return new SandboxKeys(operations.keys());
    }

    /** The messages captured for the account. */
    public SandboxMessages messages() {
        return new SandboxMessages(operations.messages());
    }

    /** Where the account is told of events. */
    public SandboxWebhooks webhooks() {
        return new SandboxWebhooks(operations.webhooks());
    }

    /** How much happened, the earliest day first: one entry for each day, key, channel and environment. */
    public Paged<StatisticResource> statistics(StatisticsQuery query) {
        return SandboxStatistics.find(operations.account(), query);
    }

    /** What a key can be allowed to do, as this server knows it. */
    public ApiCall<PermissionCatalogue> permissions() {
        return SandboxKeys.catalogue(operations.account());
    }

    /** The operations as the server has them, for what is not above. */
    public SandboxOperations operations() {
        return operations;
    }

    /** Ends the session; its token is worthless afterwards. {@link #close()} does so too, and forgets the token. */
    public ApiCall<@Nullable Void> signOut() {
        return operations.account().signOut();
    }

    /**
     * Signs out and overwrites the token. Waits for the server for five seconds at most; one that does not answer, or that
     * has ended the session before, is no failure, as a session ends by itself too. Later calls fail with
     * {@link IllegalStateException}. Closed already, it does nothing.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                signOut().with(SIGN_OUT_OPTIONS).execute();
            } catch (LatchkeyException e) {
                // The session ends by itself, at expires().
            } finally {
                session.token().close();
            }
        }
    }
}
