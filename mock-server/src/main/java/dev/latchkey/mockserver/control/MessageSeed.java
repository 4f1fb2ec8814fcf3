package dev.latchkey.mockserver.control;

import dev.latchkey.sdk.message.Mailbox;
import dev.latchkey.mockserver.wire.Phones;
import dev.latchkey.mockserver.control.SeedDocument.KeySeed;
import dev.latchkey.mockserver.delivery.Archive.Captured;
import dev.latchkey.mockserver.http.Fields;
import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.MessageStatus;
import dev.latchkey.mockserver.model.Recipient;
import dev.latchkey.mockserver.model.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A message that shall be there as if it had been captured.
 *
 * @param key place of the key it was sent with among its account's keys
 * @param captured the message
 */
record MessageSeed(int key, Captured captured) {
    private static final int MOST_MESSAGES = 10_000;
    private static final int MOST_RECIPIENTS = 100;
    private static final int MOST_ATTACHMENTS = 100;
    private static final int MOST_HEADERS = 200;
    private static final int LONG = 1_000;
    private static final int LONGEST = 64 << 20;

    /** Reads the messages of an account. */
    static List<MessageSeed> read(Fields account, List<KeySeed> keys) {
        List<MessageSeed> messages = new ArrayList<>();
        account.objects("messages", 0, MOST_MESSAGES).forEach(fields -> messages.add(message(fields, keys)));
        return messages;
    }

    private static MessageSeed message(Fields fields, List<KeySeed> keys) {
        Channel channel = Objects.requireNonNullElse(word(fields, "channel", Channel.values()), Channel.EMAIL);
        Source source = word(fields, "source", Source.values());
        MessageStatus status = word(fields, "status", MessageStatus.values());
        int key = key(fields, keys);
        List<byte[]> contents = new ArrayList<>();
        List<Content.Attachment> attachments = new ArrayList<>();
        for (Fields file : fields.objects("attachments", 0, MOST_ATTACHMENTS)) {
            byte[] bytes = bytes(file, "content");
            Boolean inline = file.optionalFlag("inline");
            Integer size = file.optionalInt("size", 0, LONGEST);
            attachments.add(new Content.Attachment(file.text("name", 1, LONG), file.text("type", 1, LONG),
                    bytes == null ? Objects.requireNonNullElse(size, 0) : bytes.length,
                    file.optionalText("contentId", 1, LONG), Boolean.TRUE.equals(inline)));
            if (bytes != null) {
                contents.add(bytes);
            }
        }
        byte[] raw = bytes(fields, "raw");
        if (raw == null && contents.size() < attachments.size()) {
            fields.problem("attachments", "missing", "Each attachment of a message that has no 'raw' has 'content'.");
        }
        Content content = new Content(fields.optionalText("from", 1, LONG), recipients(fields, channel),
                fields.optionalText("replyTo", 1, LONG), fields.optionalText("subject", 0, LONG),
                fields.optionalText("text", 0, LONGEST), fields.optionalText("html", 0, LONGEST), headers(fields),
                attachments, fields.texts("tags", 0, MOST_HEADERS), fields.optionalText("reference", 1, LONG));
        return new MessageSeed(key, new Captured(channel, source == null ? Source.HTTP : source, content,
                raw == null ? contents : List.of(), raw, status == null ? MessageStatus.DELIVERED : status,
                Times.moment(fields, "accepted")));
    }

    private static int key(Fields fields, List<KeySeed> keys) {
        String name = fields.text("key", 1, LONG);
        for (int i = 0; i < keys.size(); i++) {
            if (name.equals(keys.get(i).publicPart()) || name.equals(keys.get(i).wanted().name())) {
                return i;
            }
        }
        if (fields.isSound("key")) {
            fields.problem("key", "unknown", "The account has no key of this consumer key or name.");
        }
        return 0;
    }

    private static List<Recipient> recipients(Fields fields, Channel channel) {
        List<Recipient> recipients = new ArrayList<>();
        for (Recipient.Kind kind : Recipient.Kind.values()) {
            List<String> mailboxes = fields.texts(kind.word(), kind == Recipient.Kind.TO ? 1 : 0, MOST_RECIPIENTS);
            for (int i = 0; i < mailboxes.size(); i++) {
                String mailbox = mailboxes.get(i);
                if (channel == Channel.SMS ? !Phones.isPhone(mailbox) : !Mailbox.isMailbox(mailbox)) {
                    fields.problem(kind.word() + "/" + i, "not-an-address", channel == Channel.SMS
                            ? "Write the number in international form: + and 7 to 15 digits."
                            : "Write an e-mail address as ann@example.com or Ann <ann@example.com>.");
                }
                recipients.add(new Recipient(mailbox, kind, Map.of()));
            }
        }
        return recipients;
    }

    private static List<Content.Header> headers(Fields fields) {
        return fields.objects("headers", 0, MOST_HEADERS).stream()
                .map(header -> new Content.Header(header.text("name", 1, LONG), header.text("value", 0, 10 * LONG)))
                .toList();
    }

    private static byte @Nullable [] bytes(Fields fields, String name) {
        String text = fields.optionalText(name, 0, LONGEST);
        if (text == null) {
            return null;
        }
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            fields.problem(name, "not-base64", "Write the bytes as base64.");
            return null;
        }
    }

    private static <E extends Enum<E>> @Nullable E word(Fields fields, String name, E[] known) {
        String word = fields.optionalText(name, 0, LONG);
        if (word == null) {
            return null;
        }
        for (E value : known) {
            if (value.name().toLowerCase(Locale.ROOT).equals(word)) {
                return value;
            }
        }
        fields.problem(name, "unknown", "This must be one of " + Arrays.stream(known)
                .map(value -> value.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "))
                + ".");
        return null;
    }
}
