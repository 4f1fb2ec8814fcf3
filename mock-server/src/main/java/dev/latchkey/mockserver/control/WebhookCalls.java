package dev.latchkey.mockserver.control;

import dev.latchkey.mockserver.core.Ids;
import dev.latchkey.mockserver.core.KeyFormat;
import dev.latchkey.mockserver.delivery.Webhooks;
import dev.latchkey.mockserver.http.Fields;
import dev.latchkey.mockserver.http.JsonBody;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.Webhook;
import dev.latchkey.mockserver.model.WebhookAttempt;
import dev.latchkey.mockserver.wire.Answers;
import dev.latchkey.mockserver.wire.Page;
import dev.latchkey.mockserver.wire.WebhookViews;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.sandbox.wire.AttemptPage;
import dev.latchkey.sdk.sandbox.wire.AttemptResource;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** Webhooks of every gateway, and their calls. */
final class WebhookCalls {
    private static final Pattern CURSOR = Pattern.compile("att_" + Ids.PATTERN);
    private static final int MOST = 200;
    private static final int STANDARD_LIMIT = 50;

    private final Whose whose;
    private final Webhooks webhooks;
    private final List<KeyFormat> formats;

    WebhookCalls(Whose whose, Webhooks webhooks, List<KeyFormat> formats) {
        this.whose = whose;
        this.webhooks = webhooks;
        this.formats = formats;
    }

    /** Webhooks, the newest first. */
    public record WebhookList(List<WebhookView> items) {}

    /** A webhook. */
    public record WebhookView(String id, String gateway, String url, List<String> events, boolean active,
            Instant created) {
        static WebhookView of(Webhook webhook) {
            return new WebhookView(webhook.id(), webhook.gateway(), webhook.url().toString(),
                    webhook.events().stream().sorted().map(type -> type.word()).toList(), webhook.active(),
                    webhook.created());
        }
    }

    /** A webhook that was made, and what signs its calls. */
    public record MadeWebhook(String id, String gateway, String url, List<String> events, boolean active,
            Instant created,
            Secret secret) {}

    Response list(Ask ask) {
        Account account = whose.of(ask.query());
        return Answers.json(200,
                new WebhookList(webhooks.all(account.id()).stream().map(WebhookView::of).toList()));
    }

    Response create(Ask ask) {
        Account account = whose.of(ask.query());
        Fields fields = JsonBody.fields(ask.request());
        WebhookFields wanted = WebhookFields.read(fields, formats);
        fields.finish();
        Webhooks.Created made = webhooks.create(account.id(), wanted.gateway(), wanted.url(), wanted.events(),
                wanted.active());
        WebhookView view = WebhookView.of(made.webhook());
        return Answers.json(201, new MadeWebhook(view.id(), view.gateway(), view.url(), view.events(), view.active(),
                view.created(), made.secret()));
    }

    Response remove(Ask ask) {
        webhooks.delete(whose.of(ask.query()).id(), ask.variable("id"));
        return Response.noContent();
    }

    Response attempts(Ask ask) {
        Query query = ask.query();
        String webhook = query.text("webhook");
        String message = query.text("message");
        int limit = (int) query.number("limit", 1, MOST, STANDARD_LIMIT);
        String before = query.text("before");
        if (before != null && !CURSOR.matcher(before).matches()) {
            query.problem("before", "unknown", "Send the 'next' of the page before, or leave it out for the newest.");
        }
        Account account = whose.of(query);
        Page<AttemptResource> page = Page
                .first(webhooks.attempts(account.id(), webhook, message, before, limit + 1), limit,
                        WebhookAttempt::id)
                .map(WebhookViews::of);
        return Answers.json(200, new AttemptPage(page.items(), page.next()));
    }

    Response attempt(Ask ask) {
        return Answers.json(200, WebhookViews.of(webhooks.attempt(whose.of(ask.query()).id(), ask.variable("id"))));
    }

    Response replay(Ask ask) {
        return Answers.json(202, WebhookViews.of(webhooks.replay(whose.of(ask.query()).id(), ask.variable("id"))));
    }
}
