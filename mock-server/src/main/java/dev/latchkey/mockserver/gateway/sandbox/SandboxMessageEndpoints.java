package dev.latchkey.mockserver.gateway.sandbox;

import dev.latchkey.mockserver.delivery.message.MessageService;
import dev.latchkey.mockserver.gateway.GatewayRequest;
import dev.latchkey.mockserver.http.ServerResponse;
import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.rest.JsonResponses;
import dev.latchkey.mockserver.rest.MessageViews;
import dev.latchkey.mockserver.rest.QueryParameters;
import dev.latchkey.mockserver.rest.ResultPage;
import dev.latchkey.sdk.sandbox.wire.ContentResource;
import dev.latchkey.sdk.sandbox.wire.EventPage;
import dev.latchkey.sdk.sandbox.wire.MessagePage;
import dev.latchkey.sdk.sandbox.wire.MessageResource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Handles requests that read captured messages. */
final class SandboxMessageEndpoints {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_COUNT = 200;
    private static final int MAX_EVENTS = 1000;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    private final MessageService messages;

    SandboxMessageEndpoints(MessageService messages) {
        this.messages = messages;
    }

    ServerResponse list(GatewayRequest request) {
        QueryParameters query = new QueryParameters(request.httpRequest());
        int limit = query.limit(DEFAULT_LIMIT, MAX_COUNT);
        String cursor = query.cursor("msg");
        MessageFilter filter = MessageFilter.read(query);
        query.finish();
        List<Message> found = messages.newest(filter.criteria(request.accountId()), cursor, limit + 1);
        ResultPage<MessageResource> page = ResultPage.first(found, limit, Message::id).map(MessageViews::of);
        return JsonResponses.json(200, new MessagePage(page.items(), page.next()));
    }

    ServerResponse get(GatewayRequest request) {
        Message message = message(request);
        return JsonResponses.json(200,
                MessageViews.withRecipients(message, messages.events(request.accountId(), message.id())));
    }

    ServerResponse events(GatewayRequest request) {
        QueryParameters query = new QueryParameters(request.httpRequest());
        int limit = query.limit(MAX_EVENTS, MAX_EVENTS);
        String cursor = query.cursor("evt");
        query.finish();
        List<DeliveryEvent> all = messages.events(request.accountId(), message(request).id());
        ResultPage<DeliveryEvent> page = ResultPage.of(all, cursor, limit, DeliveryEvent::id,
                ResultPage.Order.ASCENDING);
        return JsonResponses.json(200, new EventPage(page.map(MessageViews::of).items(), page.next()));
    }

    ServerResponse content(GatewayRequest request) {
        QueryParameters query = new QueryParameters(request.httpRequest());
        String requested = query.text("recipient");
        query.finish();
        Message message = message(request);
        String recipient = requested == null ? message.content().recipients().get(0).address() : requested;
        Content merged = messages.contentFor(message, recipient);
        return JsonResponses.json(200,
                new ContentResource(recipient, merged.subject(), merged.text(), merged.html()));
    }

    ServerResponse raw(GatewayRequest request) {
        Message message = message(request);
        if (message.channel() != Channel.EMAIL) {
            throw new RefusedException(RefusalReason.NOT_FOUND, "An SMS has no raw source. Only e-mails have one.");
        }
        return file("message/rfc822", message.id() + ".eml", messages.raw(request.accountId(), message.id()));
    }

    ServerResponse attachment(GatewayRequest request) {
        Message message = message(request);
        String number = request.variable("number");
        List<Content.Attachment> attachments = message.content().attachments();
        if (!NUMBER.matcher(number).matches() || Integer.parseInt(number) >= attachments.size()) {
            throw new RefusedException(RefusalReason.NOT_FOUND, "The message has " + attachments.size()
                    + " attachments; the first one has the number 0.");
        }
        Content.Attachment attachment = attachments.get(Integer.parseInt(number));
        return file(attachment.type(), attachment.name(),
                messages.attachment(request.accountId(), message.id(), Integer.parseInt(number)));
    }

    private Message message(GatewayRequest request) {
        return messages.get(request.accountId(), request.variable("id"));
    }

    /** Creates a download. Untrusted content is never displayed, because it could be a page that runs in this origin. */
    private static ServerResponse file(String type, String name, byte[] content) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return ServerResponse.of(200, type, content)
                .with("Content-Disposition", "attachment; filename*=UTF-8''" + encoded)
                .with("X-Content-Type-Options", "nosniff").with("Cache-Control", "no-store");
    }
}
