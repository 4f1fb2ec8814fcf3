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
 * Where an account wants to be told of events. Whatever asks for one webhook fails with
 * {@link dev.latchkey.sdk.NotFoundException} when the account has none of this id. What is called checks the calls
 * with {@link WebhookVerifier}.
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

    /** All webhooks, the newest first. */
    public Paged<WebhookResource> all() {
        return Paged.byCursor(cursor -> api.list(null, cursor), WebhookPage::items, WebhookPage::next);
    }

    /** One webhook. */
    public ApiCall<WebhookResource> get(String id) {
        return api.get(id);
    }

    /**
     * Makes a webhook. Its answer holds, this once, the secret that its calls are signed with. Fails with
     * {@link dev.latchkey.sdk.LimitException} when the account has as many as it can have.
     *
     * @param url where to call, {@code http} or {@code https}
     * @param events what to be told of; none for everything
     */
    public ApiCall<IssuedWebhookResource> create(String url, EventKind... events) {
        return api.create(new NewWebhookBody(url, WebhookChange.names(events), null));
    }

    /** Changes a webhook, and answers what it is now. */
    public ApiCall<WebhookResource> edit(String id, WebhookChange change) {
        return api.edit(id, change.body());
    }

    /** Removes a webhook. */
    public ApiCall<@Nullable Void> delete(String id) {
        return api.delete(id);
    }

    /** Calls a webhook once, now, to see whether it answers; answers how that went. */
    public ApiCall<AttemptResource> ping(String id) {
        return api.ping(id);
    }

    /** Calls of a webhook, the newest first. */
    public Paged<AttemptResource> attempts(String id) {
        return Paged.byCursor(cursor -> api.attempts(id, null, cursor, null), AttemptPage::items, AttemptPage::next);
    }

    /** Calls of a webhook that tell of one message, the newest first. */
    public Paged<AttemptResource> attempts(String id, String messageId) {
        return Paged.byCursor(cursor -> api.attempts(id, null, cursor, messageId), AttemptPage::items,
                AttemptPage::next);
    }

    /**
     * Makes a call once more, as an attempt of its own. Fails with {@link dev.latchkey.sdk.ConflictException} while the
     * call is still to be made.
     *
     * @param attemptId {@link AttemptResource#id()}
     */
    public ApiCall<AttemptResource> replay(String attemptId) {
        return api.replay(attemptId);
    }
}
