package dev.latchkey.mockserver.gateway.sandbox;

import dev.latchkey.mockserver.delivery.message.MessageService;
import dev.latchkey.mockserver.gateway.GatewayRequest;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.rest.JsonResponses;
import dev.latchkey.mockserver.rest.MessageViews;
import dev.latchkey.mockserver.rest.Page;
import dev.latchkey.mockserver.rest.QueryParameters;
import dev.latchkey.sdk.sandbox.wire.ContentResource;
import dev.latchkey.sdk.sandbox.wire.EventPage;
import dev.latchkey.sdk.sandbox.wire.MessagePage;
import dev.latchkey.sdk.sandbox.wire.MessageResource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Reading what was captured. */
final class SandboxMessageEndpoints {
    private static final int DEFAULT = 50;
    private static final int MAX_COUNT = 200;
    private static final int MAX_EVENTS = 1000;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    private final MessageService messages;

    SandboxMessageEndpoints(MessageService messages) {
        this.messages = messages;
    }

    Response list(GatewayRequest call) {
        QueryParameters query = new QueryParameters(call.request());
        int limit = query.limit(DEFAULT, MAX_COUNT);
        String cursor = query.cursor("msg");
        MessageFilter filter = MessageFilter.read(query);
        query.finish();
        List<Message> found = messages.newest(filter.criteria(call.accountId()), cursor, limit + 1);
        Page<MessageResource> page = Page.first(found, limit, Message::id).map(MessageViews::of);
        return JsonResponses.json(200, new MessagePage(page.items(), page.next()));
    }

    Response get(GatewayRequest call) {
        Message message = message(call);
        return JsonResponses.json(200,
                MessageViews.withRecipients(message, messages.events(call.accountId(), message.id())));
    }

    Response events(GatewayRequest call) {
        QueryParameters query = new QueryParameters(call.request());
        int limit = query.limit(MAX_EVENTS, MAX_EVENTS);
        String cursor = query.cursor("evt");
        query.finish();
        List<DeliveryEvent> all = messages.events(call.accountId(), message(call).id());
        Page<DeliveryEvent> page = Page.of(all, cursor, limit, DeliveryEvent::id, Page.Order.RISING);
        return JsonResponses.json(200, new EventPage(page.map(MessageViews::of).items(), page.next()));
    }

    Response content(GatewayRequest call) {
        QueryParameters query = new QueryParameters(call.request());
        String asked = query.text("recipient");
        query.finish();
        Message message = message(call);
        String recipient = asked == null ? message.content().recipients().get(0).address() : asked;
        Content merged = messages.contentFor(message, recipient);
        return JsonResponses.json(200,
                new ContentResource(recipient, merged.subject(), merged.text(), merged.html()));
    }

    Response raw(GatewayRequest call) {
        Message message = message(call);
        if (message.channel() != Channel.EMAIL) {
            throw new RefusedException(RefusalReason.NOT_FOUND, "An SMS has no source to be read. Only e-mails have.");
        }
        return file("message/rfc822", message.id() + ".eml", messages.raw(call.accountId(), message.id()));
    }

    Response attachment(GatewayRequest call) {
        Message message = message(call);
        String number = call.variable("number");
        List<Content.Attachment> attachments = message.content().attachments();
        if (!NUMBER.matcher(number).matches() || Integer.parseInt(number) >= attachments.size()) {
            throw new RefusedException(RefusalReason.NOT_FOUND, "The message has " + attachments.size()
                    + " attachments; the first has number 0.");
        }
        Content.Attachment attachment = attachments.get(Integer.parseInt(number));
        return file(attachment.type(), attachment.name(),
                messages.attachment(call.accountId(), message.id(), Integer.parseInt(number)));
    }

    private Message message(GatewayRequest call) {
        return messages.get(call.accountId(), call.variable("id"));
    }

    /** Always to be saved, never shown: it is a stranger's, and could be a page that runs here. */
    private static Response file(String type, String name, byte[] content) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return Response.of(200, type, content)
                .with("Content-Disposition", "attachment; filename*=UTF-8''" + encoded)
                .with("X-Content-Type-Options", "nosniff").with("Cache-Control", "no-store");
    }
}
