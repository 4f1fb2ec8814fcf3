package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.sandbox.wire.EditWebhookBody;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a webhook. Properties that are not set stay the same. Immutable: each method returns a copy.
 *
 * {@snippet :
 * session.webhooks().edit("hook_1", WebhookChange.none().events(EventKind.BOUNCED, EventKind.FAILED)).execute();
 * }
 */
public final class WebhookChange {
    private static final WebhookChange NONE = new WebhookChange(new EditWebhookBody(null, null, null));

    private final EditWebhookBody body;

    private WebhookChange(EditWebhookBody body) {
        this.body = body;
    }

    /** Returns an empty change. */
    public static WebhookChange none() {
        return NONE;
    }

    /** Sets the URL to call. */
    public WebhookChange url(String value) {
        return new WebhookChange(new EditWebhookBody(value, body.events(), body.active()));
    }

    /** Sets the events to receive; none for all. */
    public WebhookChange events(EventKind... kinds) {
        return new WebhookChange(new EditWebhookBody(body.url(), names(kinds), body.active()));
    }

    /** Activates or deactivates the webhook. */
    public WebhookChange active(boolean value) {
        return new WebhookChange(new EditWebhookBody(body.url(), body.events(), value));
    }

    EditWebhookBody body() {
        return body;
    }

    static List<String> names(EventKind... kinds) {
        return Arrays.stream(kinds).map(EventKind::name).toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WebhookChange that && body.equals(that.body);
    }

    @Override
    public int hashCode() {
        return body.hashCode();
    }

    @Override
    public String toString() {
        return body.toString();
    }
}
