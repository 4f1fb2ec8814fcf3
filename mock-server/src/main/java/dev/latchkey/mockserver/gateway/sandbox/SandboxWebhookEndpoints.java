package dev.latchkey.mockserver.gateway.sandbox;

import dev.latchkey.mockserver.delivery.webhook.WebhookService;
import dev.latchkey.mockserver.gateway.GatewayRequest;
import dev.latchkey.mockserver.gateway.GatewayServices;
import dev.latchkey.mockserver.http.ServerResponse;
import dev.latchkey.mockserver.http.body.JsonBody;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.model.EventType;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.Webhook;
import dev.latchkey.mockserver.model.WebhookAttempt;
import dev.latchkey.mockserver.rest.JsonResponses;
import dev.latchkey.mockserver.rest.QueryParameters;
import dev.latchkey.mockserver.rest.ResultPage;
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

/** Handles requests about webhooks and their delivery attempts. */
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

    ServerResponse list(GatewayRequest request) {
        QueryParameters query = new QueryParameters(request.httpRequest());
        int limit = query.limit(MAX_COUNT, MAX_COUNT);
        String cursor = query.cursor("hook");
        query.finish();
        ResultPage<Webhook> page = ResultPage.of(webhooks.list(request.accountId(), GATEWAY), cursor, limit,
                Webhook::id,
                ResultPage.Order.DESCENDING);
        return JsonResponses.json(200, new WebhookPage(page.map(WebhookViews::of).items(), page.next()));
    }

    ServerResponse get(GatewayRequest request) {
        return JsonResponses.json(200, WebhookViews.of(webhook(request)));
    }

    ServerResponse create(GatewayRequest request) {
        JsonObjectReader fields = JsonBody.fields(request.httpRequest(), bodyLimit);
        URI url = url(fields);
        Set<EventType> events = events(fields);
        Boolean active = fields.optionalBoolean("active");
        fields.finish();
        WebhookService.Created created = webhooks.create(request.accountId(), GATEWAY, url, events,
                Objects.requireNonNullElse(active, true));
        return JsonResponses.json(201, new IssuedWebhookResource(WebhookViews.of(created.webhook()), created.secret()));
    }

    ServerResponse edit(GatewayRequest request) {
        JsonObjectReader fields = JsonBody.fields(request.httpRequest(), bodyLimit);
        URI url = fields.isChanged("url") ? url(fields) : null;
        Set<EventType> events = fields.isChanged("events") ? events(fields) : null;
        Boolean active = fields.isChanged("active") ? fields.optionalBoolean("active") : null;
        fields.finish();
        return JsonResponses.json(200,
                WebhookViews.of(webhooks.edit(request.accountId(), webhook(request).id(), url, events, active)));
    }

    ServerResponse delete(GatewayRequest request) {
        webhooks.delete(request.accountId(), webhook(request).id());
        return ServerResponse.noContent();
    }

    ServerResponse ping(GatewayRequest request) {
        return JsonResponses.json(200, WebhookViews.of(webhooks.test(request.accountId(), webhook(request).id())));
    }

    ServerResponse attempts(GatewayRequest request) {
        QueryParameters query = new QueryParameters(request.httpRequest());
        int limit = query.limit(DEFAULT_ATTEMPTS, MAX_COUNT);
        String cursor = query.cursor("att");
        String message = query.text("message");
        query.finish();
        ResultPage<WebhookAttempt> page = ResultPage.first(
                webhooks.attempts(request.accountId(), webhook(request).id(), message, cursor, limit + 1), limit,
                WebhookAttempt::id);
        return JsonResponses.json(200, new AttemptPage(page.map(WebhookViews::of).items(), page.next()));
    }

    ServerResponse replay(GatewayRequest request) {
        WebhookAttempt attempt = webhooks.attempt(request.accountId(), request.variable("id"));
        requireSandbox(webhooks.get(request.accountId(), attempt.webhookId()));
        return JsonResponses.json(202, WebhookViews.of(webhooks.replay(request.accountId(), attempt.id())));
    }

    private Webhook webhook(GatewayRequest request) {
        return requireSandbox(webhooks.get(request.accountId(), request.variable("id")));
    }

    /** Refuses webhooks of other gateways, because those gateways' APIs manage them. */
    private static Webhook requireSandbox(Webhook webhook) {
        if (!webhook.gateway().equals(GATEWAY)) {
            throw new RefusedException(RefusalReason.NOT_FOUND, "The account has no webhook of this id.");
        }
        return webhook;
    }

    private static URI url(JsonObjectReader fields) {
        String text = fields.text("url", 1, MAX_URL_LENGTH);
        URI placeholder = URI.create("http://none.invalid");
        if (!fields.isSound("url")) {
            return placeholder;
        }
        try {
            URI url = URI.create(text);
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (web && url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Reported below.
        }
        fields.problem("url", "not-a-url",
                "Write an http or https URL such as https://example.com/hook, without user name, password and fragment.");
        return placeholder;
    }

    private static Set<EventType> events(JsonObjectReader fields) {
        List<String> words = fields.texts("events", 0, EventType.values().length);
        Set<EventType> events = EnumSet.noneOf(EventType.class);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            Optional<EventType> type = Arrays.stream(EventType.values()).filter(known -> known.wireName().equals(word))
                    .findFirst();
            if (type.isEmpty()) {
                fields.problem("events/" + i, "unknown", "There is no such event type. Known are "
                        + Arrays.stream(EventType.values()).map(EventType::wireName).collect(Collectors.joining(", "))
                        + ".");
            }
            type.ifPresent(events::add);
        }
        return events;
    }
}
