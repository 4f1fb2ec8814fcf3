package dev.latchkey.mockserver.rest;

import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageStatus;
import dev.latchkey.mockserver.model.Recipient;
import dev.latchkey.sdk.sandbox.wire.AttachmentResource;
import dev.latchkey.sdk.sandbox.wire.EventResource;
import dev.latchkey.sdk.sandbox.wire.HeaderResource;
import dev.latchkey.sdk.sandbox.wire.MessageResource;
import dev.latchkey.sdk.sandbox.wire.RecipientResource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Converts captured messages and their delivery events to JSON records. */
public final class MessageViews {
    private MessageViews() {}

    /** Converts a message for a list, without the status of each recipient. */
    public static MessageResource of(Message message) {
        return of(message, (List<RecipientResource>) null);
    }

    /** Converts a single message, with the status of each recipient. */
    public static MessageResource withRecipients(Message message, List<DeliveryEvent> events) {
        Map<String, MessageStatus> statuses = new HashMap<>();
        events.forEach(event -> status(event).ifPresent(status -> statuses.put(event.recipient(), status)));
        return of(message, message.content().recipients().stream()
                .map(recipient -> new RecipientResource(recipient.mailbox(), recipient.address(),
                        recipient.kind().wireName(),
                        statuses.getOrDefault(recipient.address(), message.status()).wireName(), recipient.fields()))
                .toList());
    }

    /** Converts a delivery event. */
    public static EventResource of(DeliveryEvent event) {
        return new EventResource(event.id(), event.messageId(), event.recipient(), event.type().wireName(),
                event.bounce() == null ? null : event.bounce().wireName(), event.code(), event.detail(),
                event.cause().wireName(), event.at());
    }

    private static MessageResource of(Message message, @Nullable List<RecipientResource> recipients) {
        Content content = message.content();
        return new MessageResource(message.id(), message.channel().wireName(), message.gateway(),
                message.environment().name(), message.keyId(), message.keyName(), content.from(),
                mailboxes(content, Recipient.Kind.TO), content.subject(), content.text(), content.html(),
                message.parts(), message.encoding(), message.status().wireName(), message.accepted(),
                mailboxes(content, Recipient.Kind.CC), mailboxes(content, Recipient.Kind.BCC), content.replyTo(),
                content.headers().stream().map(header -> new HeaderResource(header.name(), header.value())).toList(),
                attachments(content), content.tags(), content.reference(), message.source().wireName(),
                message.address(),
                message.requestId(), message.price(), message.size(), message.sendAt(), recipients);
    }

    private static List<String> mailboxes(Content content, Recipient.Kind kind) {
        return content.recipients().stream().filter(recipient -> recipient.kind() == kind).map(Recipient::mailbox)
                .toList();
    }

    private static List<AttachmentResource> attachments(Content content) {
        return IntStream.range(0, content.attachments().size()).mapToObj(number -> {
            Content.Attachment file = content.attachments().get(number);
            return new AttachmentResource(number, file.name(), file.type(), file.size(), file.contentId(),
                    file.inline());
        }).toList();
    }

    /** Returns the status of a recipient after an event. What a recipient does after delivery, such as opening, changes none. */
    private static Optional<MessageStatus> status(DeliveryEvent event) {
        return Arrays.stream(MessageStatus.values()).filter(status -> status.name().equals(event.type().name()))
                .findFirst();
    }
}
