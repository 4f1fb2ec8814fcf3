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
 * Messages that the sandbox captured instead of sending. Operations on one message fail with {@link
 * dev.latchkey.sdk.NotFoundException} if the account has none with this ID.
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

    /** Lists all messages, the newest first. */
    public Paged<MessageResource> all() {
        return find(MessageQuery.all());
    }

    /** Lists the messages that match, the newest first. */
    public Paged<MessageResource> find(MessageQuery query) {
        return Paged.byCursor(cursor -> api.list(query.pageSize(), cursor, query.parameters()), MessagePage::items,
                MessagePage::next);
    }

    /**
     * Gets the newest messages.
     *
     * @param limit maximum number of messages, 1 to 200
     */
    public ApiCall<MessagePage> newest(int limit) {
        return api.list(limit, null, Map.of());
    }

    /** Gets a message with the status of each recipient. */
    public ApiCall<MessageResource> get(String id) {
        return api.get(id);
    }

    /** Lists the events of a message, the oldest first. */
    public Paged<EventResource> events(String id) {
        return Paged.byCursor(cursor -> api.events(id, null, cursor), EventPage::items, EventPage::next);
    }

    /** Gets the content for the first recipient, with that recipient's merge fields inserted. */
    public ApiCall<ContentResource> content(String id) {
        return api.content(id, null);
    }

    /**
     * Gets the content for one recipient, with that recipient's merge fields inserted.
     *
     * @param recipient bare e-mail address or phone number
     */
    public ApiCall<ContentResource> content(String id, String recipient) {
        return api.content(id, recipient);
    }

    /** Gets the source of an e-mail, as it came over SMTP or as it would be sent. An SMS has none. */
    public ApiCall<byte[]> source(String id) {
        return api.source(id);
    }

    /**
     * Gets the content of an attachment or inline image.
     *
     * @param number index among the attachments of the message, from 0
     */
    public ApiCall<byte[]> attachment(String id, int number) {
        return api.attachment(id, number);
    }

    /**
     * Cancels a scheduled message. Fails with {@link dev.latchkey.sdk.ConflictException} if it was sent already. A
     * key needs the permission to send such messages.
     *
     * @return the canceled message
     */
    public ApiCall<ReceiptResource> cancel(String id) {
        return api.cancel(id);
    }
}
