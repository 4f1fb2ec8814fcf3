package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.Paged;
import dev.latchkey.sdk.sandbox.wire.AttemptPage;
import dev.latchkey.sdk.sandbox.wire.AttemptResource;
import dev.latchkey.sdk.sandbox.wire.IssuedWebhookResource;
import dev.latchkey.sdk.sandbox.wire.NewWebhookBody;
import dev.latchkey.sdk.sandbox.wire.WebhookPage;
import dev.latchkey.sdk.sandbox.wire.WebhookResource;
import org.jspecify.annotations.Nullable;

/**
 * Webhooks of an account. Operations on one webhook fail with {@link dev.latchkey.sdk.NotFoundException} if the
 * account has none with this ID. The receiver checks requests with {@link WebhookVerifier}.
 *
 * {@snippet :
 * IssuedWebhookResource made = session.webhooks().create("https://shop.example/hook", EventKind.BOUNCED).execute();
 * WebhookVerifier verifier = WebhookVerifier.withSecret(made.secret());
 * System.out.println(session.webhooks().ping(made.webhook().id()).execute().status());
 * }
 */
public final class SandboxWebhooks {
    private final SandboxWebhooksApi api;

    SandboxWebhooks(SandboxWebhooksApi api) {
        this.api = api;
    }

    /** Lists all webhooks, the newest first. */
    public Paged<WebhookResource> all() {
        return Paged.byCursor(cursor -> api.list(null, cursor), WebhookPage::items, WebhookPage::next);
    }

    /** Gets a webhook. */
    public ApiCall<WebhookResource> get(String id) {
        return api.get(id);
    }

    /**
     * Creates a webhook. Only this response contains the secret that requests are signed with. Fails with {@link
     * dev.latchkey.sdk.LimitException} if the account has the maximum number of webhooks.
     *
     * @param url URL to call, {@code http} or {@code https}
     * @param events events to receive; none for all
     */
    public ApiCall<IssuedWebhookResource> create(String url, EventKind... events) {
        return api.create(new NewWebhookBody(url, WebhookChange.names(events), null));
    }

    /** Changes a webhook and returns it. */
    public ApiCall<WebhookResource> edit(String id, WebhookChange change) {
        return api.edit(id, change.body());
    }

    /** Deletes a webhook. */
    public ApiCall<@Nullable Void> delete(String id) {
        return api.delete(id);
    }

    /** Sends one test request to a webhook and returns its result. */
    public ApiCall<AttemptResource> ping(String id) {
        return api.ping(id);
    }

    /** Lists the delivery attempts of a webhook, the newest first. */
    public Paged<AttemptResource> attempts(String id) {
        return Paged.byCursor(cursor -> api.attempts(id, null, cursor, null), AttemptPage::items, AttemptPage::next);
    }

    /** Lists the delivery attempts of a webhook for one message, the newest first. */
    public Paged<AttemptResource> attempts(String id, String messageId) {
        return Paged.byCursor(cursor -> api.attempts(id, null, cursor, messageId), AttemptPage::items,
                AttemptPage::next);
    }

    /**
     * Repeats a delivery as a new attempt. Fails with {@link dev.latchkey.sdk.ConflictException} while the attempt is
     * still pending.
     *
     * @param attemptId {@link AttemptResource#id()}
     */
    public ApiCall<AttemptResource> replay(String attemptId) {
        return api.replay(attemptId);
    }
}
