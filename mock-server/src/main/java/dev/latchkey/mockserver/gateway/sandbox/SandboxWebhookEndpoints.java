package dev.latchkey.mockserver.gateway.sandbox;

import dev.latchkey.mockserver.gateway.GatewayServices;

import dev.latchkey.mockserver.delivery.webhook.WebhookService;
import dev.latchkey.mockserver.gateway.GatewayRequest;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.http.body.JsonBody;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.model.EventType;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.Webhook;
import dev.latchkey.mockserver.model.WebhookAttempt;
import dev.latchkey.mockserver.rest.JsonResponses;
import dev.latchkey.mockserver.rest.Page;
import dev.latchkey.mockserver.rest.QueryParameters;
import dev.latchkey.mockserver.rest.WebhookViews;
import dev.latchkey.sdk.sandbox.wire.AttemptPage;
import dev.latchkey.sdk.sandbox.wire.IssuedWebhookResource;
import dev.latchkey.sdk.sandbox.wire.WebhookPage;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Webhooks and their calls. */
final class SandboxWebhookEndpoints {
    private static final String GATEWAY = SandboxGatewayApi.KEYS.gateway();
    private static final int MAX_COUNT = 200;
    private static final int DEFAULT_ATTEMPTS = 50;
    private static final int MAX_URL_LENGTH = 2000;

    private final WebhookService webhooks;
    private final int bodyLimit;

    SandboxWebhookEndpoints(GatewayServices services) {
        webhooks = services.webhooks();
        bodyLimit = services.limits().bodyBytes();
    }

    Response list(GatewayRequest call) {
        QueryParameters query = new QueryParameters(call.request());
        int limit = query.limit(MAX_COUNT, MAX_COUNT);
        String cursor = query.cursor("hook");
        query.finish();
        Page<Webhook> page = Page.of(webhooks.list(call.accountId(), GATEWAY), cursor, limit, Webhook::id,
                Page.Order.FALLING);
        return JsonResponses.json(200, new WebhookPage(page.map(WebhookViews::of).items(), page.next()));
    }

    Response get(GatewayRequest call) {
        return JsonResponses.json(200, WebhookViews.of(webhook(call)));
    }

    Response create(GatewayRequest call) {
        JsonObjectReader fields = JsonBody.fields(call.request(), bodyLimit);
        URI url = url(fields);
        Set<EventType> events = events(fields);
        Boolean active = fields.optionalFlag("active");
        fields.finish();
        WebhookService.Created created = webhooks.create(call.accountId(), GATEWAY, url, events,
                Objects.requireNonNullElse(active, true));
        return JsonResponses.json(201, new IssuedWebhookResource(WebhookViews.of(created.webhook()), created.secret()));
    }

    Response edit(GatewayRequest call) {
        JsonObjectReader fields = JsonBody.fields(call.request(), bodyLimit);
        URI url = fields.isChanged("url") ? url(fields) : null;
        Set<EventType> events = fields.isChanged("events") ? events(fields) : null;
        Boolean active = fields.isChanged("active") ? fields.optionalFlag("active") : null;
        fields.finish();
        return JsonResponses.json(200,
                WebhookViews.of(webhooks.edit(call.accountId(), webhook(call).id(), url, events, active)));
    }

    Response delete(GatewayRequest call) {
        webhooks.delete(call.accountId(), webhook(call).id());
        return Response.noContent();
    }

    Response ping(GatewayRequest call) {
        return JsonResponses.json(200, WebhookViews.of(webhooks.test(call.accountId(), webhook(call).id())));
    }

    Response attempts(GatewayRequest call) {
        QueryParameters query = new QueryParameters(call.request());
        int limit = query.limit(DEFAULT_ATTEMPTS, MAX_COUNT);
        String cursor = query.cursor("att");
        String message = query.text("message");
        query.finish();
        Page<WebhookAttempt> page = Page.first(
                webhooks.attempts(call.accountId(), webhook(call).id(), message, cursor, limit + 1), limit,
                WebhookAttempt::id);
        return JsonResponses.json(200, new AttemptPage(page.map(WebhookViews::of).items(), page.next()));
    }

    Response replay(GatewayRequest call) {
        WebhookAttempt attempt = webhooks.attempt(call.accountId(), call.variable("id"));
        own(webhooks.get(call.accountId(), attempt.webhookId()));
        return JsonResponses.json(202, WebhookViews.of(webhooks.replay(call.accountId(), attempt.id())));
    }

    private Webhook webhook(GatewayRequest call) {
        return own(webhooks.get(call.accountId(), call.variable("id")));
    }

    /** Those of other gateways are told in other words, and managed there. */
    private static Webhook own(Webhook webhook) {
        if (!webhook.gateway().equals(GATEWAY)) {
            throw new RefusedException(RefusalReason.NOT_FOUND, "The account has no webhook of this id.");
        }
        return webhook;
    }

    private static URI url(JsonObjectReader fields) {
        String text = fields.text("url", 1, MAX_URL_LENGTH);
        URI none = URI.create("http://none.invalid");
        if (!fields.isSound("url")) {
            return none;
        }
        try {
            URI url = URI.create(text);
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (web && url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        fields.problem("url", "not-a-url",
                "Write where to call as https://example.com/hook, without user name, password and fragment.");
        return none;
    }

    private static Set<EventType> events(JsonObjectReader fields) {
        List<String> words = fields.texts("events", 0, EventType.values().length);
        Set<EventType> events = EnumSet.noneOf(EventType.class);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            Optional<EventType> type = Arrays.stream(EventType.values()).filter(known -> known.wireName().equals(word))
                    .findFirst();
            if (type.isEmpty()) {
                fields.problem("events/" + i, "unknown", "There is no such event. Known are "
                        + Arrays.stream(EventType.values()).map(EventType::wireName).collect(Collectors.joining(", "))
                        + ".");
            }
            type.ifPresent(events::add);
        }
        return events;
    }
}
