package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.sandbox.wire.EditWebhookBody;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What shall be another about a webhook; what is not named stays. Immutable; each method gives a copy.
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

    /** Nothing yet. */
    public static WebhookChange none() {
        return NONE;
    }

    /** Calls another address. */
    public WebhookChange url(String value) {
        return new WebhookChange(new EditWebhookBody(value, body.events(), body.active()));
    }

    /** Tells of these kinds of events only, or of all where none is named. */
    public WebhookChange events(EventKind... kinds) {
        return new WebhookChange(new EditWebhookBody(body.url(), names(kinds), body.active()));
    }

    /** Whether it is called at all. */
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
