package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.account.IdGenerator;
import dev.latchkey.mockserver.control.seed.WebhookSpec;
import dev.latchkey.mockserver.delivery.webhook.WebhookService;
import dev.latchkey.mockserver.http.ServerResponse;
import dev.latchkey.mockserver.http.body.JsonBody;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.keys.KeyFormat;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.Webhook;
import dev.latchkey.mockserver.model.WebhookAttempt;
import dev.latchkey.mockserver.rest.JsonResponses;
import dev.latchkey.mockserver.rest.ResultPage;
import dev.latchkey.mockserver.rest.WebhookViews;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.sandbox.wire.AttemptPage;
import dev.latchkey.sdk.sandbox.wire.AttemptResource;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** Endpoints for the webhooks of all gateways and their delivery attempts. */
public final class WebhookEndpoints {
    private static final Pattern CURSOR = Pattern.compile("att_" + IdGenerator.PATTERN);
    private static final int MAX_COUNT = 500;
    private static final int DEFAULT_LIMIT = 50;

    private final AccountResolver accounts;
    private final WebhookService webhooks;
    private final List<KeyFormat> formats;

    public WebhookEndpoints(AccountResolver accounts, WebhookService webhooks, List<KeyFormat> formats) {
        this.accounts = accounts;
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
                    webhook.events().stream().sorted().map(type -> type.wireName()).toList(), webhook.active(),
                    webhook.created());
        }
    }

    /** A created webhook and its signing secret. */
    public record CreatedWebhook(String id, String gateway, String url, List<String> events, boolean active,
            Instant created,
            Secret secret) {}

    public ServerResponse list(ControlRequest request) {
        Account account = accounts.resolve(request.query());
        return JsonResponses.json(200,
                new WebhookList(webhooks.all(account.id()).stream().map(WebhookView::of).toList()));
    }

    public ServerResponse create(ControlRequest request) {
        Account account = accounts.resolve(request.query());
        JsonObjectReader fields = JsonBody.fields(request.httpRequest());
        WebhookSpec spec = WebhookSpec.read(fields, formats);
        fields.finish();
        WebhookService.Created created = webhooks.create(account.id(), spec.gateway(), spec.url(), spec.events(),
                spec.active());
        WebhookView view = WebhookView.of(created.webhook());
        return JsonResponses.json(201,
                new CreatedWebhook(view.id(), view.gateway(), view.url(), view.events(), view.active(),
                        view.created(), created.secret()));
    }

    public ServerResponse remove(ControlRequest request) {
        webhooks.delete(accounts.resolve(request.query()).id(), request.variable("id"));
        return ServerResponse.noContent();
    }

    public ServerResponse attempts(ControlRequest request) {
        ControlQueryParameters query = request.query();
        String webhook = query.text("webhook");
        String message = query.text("message");
        int limit = (int) query.number("limit", 1, MAX_COUNT, DEFAULT_LIMIT);
        String before = query.text("before");
        if (before != null && !CURSOR.matcher(before).matches()) {
            query.problem("before", "unknown",
                    "This is not a valid cursor. Send the 'next' of the previous page, or leave it out for the newest attempts.");
        }
        Account account = accounts.resolve(query);
        ResultPage<AttemptResource> page = ResultPage
                .first(webhooks.attempts(account.id(), webhook, message, before, limit + 1), limit,
                        WebhookAttempt::id)
                .map(WebhookViews::of);
        return JsonResponses.json(200, new AttemptPage(page.items(), page.next()));
    }

    public ServerResponse attempt(ControlRequest request) {
        return JsonResponses.json(200,
                WebhookViews.of(webhooks.attempt(accounts.resolve(request.query()).id(), request.variable("id"))));
    }

    public ServerResponse replay(ControlRequest request) {
        return JsonResponses.json(202,
                WebhookViews.of(webhooks.replay(accounts.resolve(request.query()).id(), request.variable("id"))));
    }
}
