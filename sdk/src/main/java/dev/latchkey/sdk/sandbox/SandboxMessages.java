package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.Paged;
import dev.latchkey.sdk.sandbox.wire.ContentResource;
import dev.latchkey.sdk.sandbox.wire.EventPage;
import dev.latchkey.sdk.sandbox.wire.EventResource;
import dev.latchkey.sdk.sandbox.wire.MessagePage;
import dev.latchkey.sdk.sandbox.wire.MessageResource;
import dev.latchkey.sdk.sandbox.wire.ReceiptResource;
import java.util.Map;

/**
 * What the sandbox captured instead of sending. Whatever asks for one message fails with
 * {@link dev.latchkey.sdk.NotFoundException} when the account has none of this id.
 *
 * {@snippet :
 * SandboxMessages messages = session.messages();
 * for (MessageResource message : messages.find(MessageQuery.all().to("ann@example.com"))) {
 *     messages.events(message.id()).forEach(event -> System.out.println(event.at() + " " + event.type()));
 * }
 * }
 */
public final class SandboxMessages {
    private final SandboxMessagesApi api;

    SandboxMessages(SandboxMessagesApi api) {
        this.api = api;
    }

    /** All messages, the newest first. */
    public Paged<MessageResource> all() {
        return find(MessageQuery.all());
    }

    /** The messages that fit, the newest first. */
    public Paged<MessageResource> find(MessageQuery query) {
        return Paged.byCursor(cursor -> api.list(query.pageSize(), cursor, query.parameters()), MessagePage::items,
                MessagePage::next);
    }

    /**
     * The newest messages.
     *
     * @param limit at most this many, 1 to 200
     */
    public ApiCall<MessagePage> newest(int limit) {
        return api.list(limit, null, Map.of());
    }

    /** One message, and how far it has come to each recipient. */
    public ApiCall<MessageResource> get(String id) {
        return api.get(id);
    }

    /** What happened to a message, the oldest first. */
    public Paged<EventResource> events(String id) {
        return Paged.byCursor(cursor -> api.events(id, null, cursor), EventPage::items, EventPage::next);
    }

    /** What the first recipient reads, with that recipient's merge fields in place. */
    public ApiCall<ContentResource> content(String id) {
        return api.content(id, null);
    }

    /**
     * What one recipient reads, with that recipient's merge fields in place.
     *
     * @param recipient bare address or number
     */
    public ApiCall<ContentResource> content(String id, String recipient) {
        return api.content(id, recipient);
    }

    /** The source of an e-mail, as it came by SMTP or as it would be sent. An SMS has none. */
    public ApiCall<byte[]> source(String id) {
        return api.source(id);
    }

    /**
     * The content of an attached file or inline image.
     *
     * @param number its place among the message's attachments, from 0
     */
    public ApiCall<byte[]> attachment(String id, int number) {
        return api.attachment(id, number);
    }

    /**
     * Takes back a message whose time to be sent has not come. Fails with {@link dev.latchkey.sdk.ConflictException}
     * when it has left. A key needs the permission to send such messages.
     *
     * @return what is left of it
     */
    public ApiCall<ReceiptResource> cancel(String id) {
        return api.cancel(id);
    }
}
