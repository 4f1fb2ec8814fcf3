package dev.latchkey.mockserver.control.seed;

import dev.latchkey.mockserver.control.seed.SeedDocument.KeySeed;
import dev.latchkey.mockserver.delivery.message.MessageImporter.ImportedMessage;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.http.body.TextOrObject;
import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.HeaderField;
import dev.latchkey.mockserver.model.MessageSource;
import dev.latchkey.mockserver.model.MessageStatus;
import dev.latchkey.mockserver.model.Recipient;
import dev.latchkey.mockserver.rest.DurationParser;
import dev.latchkey.mockserver.rest.PhoneNumbers;
import dev.latchkey.sdk.message.Mailbox;
import java.time.Instant;
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
 * A message of a seed document, to be stored as if it had been captured. It is checked less strictly than a request,
 * because SMTP accepts mails that the HTTP API would refuse.
 *
 * @param key index of the key it was sent with in the account's list of keys
 * @param captured the message
 */
record MessageSeed(int key, ImportedMessage captured) {
    private static final int MAX_MESSAGES = 10_000;
    private static final int MAX_ENTRIES = 10_000;
    private static final int MAX_FIELDS = 100;
    private static final int MAX_NAME_LENGTH = 1_000;
    private static final int MAX_LENGTH = 64 << 20;

    /** Reads the messages of an account. Errors are recorded in {@code account}. */
    static List<MessageSeed> read(JsonObjectReader account, List<KeySeed> keys) {
        List<MessageSeed> messages = new ArrayList<>();
        account.objects("messages", 0, MAX_MESSAGES).forEach(fields -> messages.add(message(fields, keys)));
        return messages;
    }

    private static MessageSeed message(JsonObjectReader fields, List<KeySeed> keys) {
        Channel channel = Objects.requireNonNullElse(enumValue(fields, "channel", Channel.values()), Channel.EMAIL);
        MessageSource source = enumValue(fields, "source", MessageSource.values());
        MessageStatus status = enumValue(fields, "status", MessageStatus.values());
        int key = key(fields, keys);
        List<byte[]> contents = new ArrayList<>();
        List<Content.Attachment> attachments = new ArrayList<>();
        for (JsonObjectReader file : fields.objects("attachments", 0, MAX_ENTRIES)) {
            byte[] bytes = bytes(file, "content");
            Boolean inline = file.optionalBoolean("inline");
            Integer size = file.optionalInt("size", 0, MAX_LENGTH);
            attachments.add(new Content.Attachment(file.text("name", 0, MAX_LENGTH), file.text("type", 0, MAX_LENGTH),
                    bytes == null ? Objects.requireNonNullElse(size, 0) : bytes.length,
                    file.optionalText("contentId", 0, MAX_LENGTH), Boolean.TRUE.equals(inline)));
            if (bytes != null) {
                contents.add(bytes);
            }
        }
        byte[] raw = bytes(fields, "raw");
        if (raw == null && contents.size() < attachments.size()) {
            fields.problem("attachments", "missing", "Each attachment needs 'content' if the message has no 'raw'.");
        }
        Content content = new Content(fields.optionalText("from", 0, MAX_LENGTH),
                recipients(fields, channel, raw != null), fields.optionalText("replyTo", 0, MAX_LENGTH),
                fields.optionalText("subject", 0, MAX_LENGTH), fields.optionalText("text", 0, MAX_LENGTH),
                fields.optionalText("html", 0, MAX_LENGTH), headers(fields), attachments,
                fields.texts("tags", 0, MAX_ENTRIES), fields.optionalText("reference", 1, MAX_NAME_LENGTH));
        Instant sendAt = DurationParser.instant(fields, "sendAt");
        if (status == MessageStatus.SCHEDULED && sendAt == null && fields.isSound("sendAt")) {
            fields.problem("sendAt", "missing", "A message with the status 'scheduled' needs a time to be sent at.");
        }
        return new MessageSeed(key, new ImportedMessage(channel, source == null ? MessageSource.HTTP : source, content,
                raw == null ? contents : List.of(), raw, status == null ? MessageStatus.DELIVERED : status,
                DurationParser.instant(fields, "accepted"), sendAt));
    }

    private static int key(JsonObjectReader fields, List<KeySeed> keys) {
        String name = fields.text("key", 1, MAX_NAME_LENGTH);
        for (int i = 0; i < keys.size(); i++) {
            if (name.equals(keys.get(i).publicPart()) || name.equals(keys.get(i).newKey().name())) {
                return i;
            }
        }
        if (fields.isSound("key")) {
            fields.problem("key", "unknown", "The account has no key with this consumer key or name.");
        }
        return 0;
    }

    private static List<Recipient> recipients(JsonObjectReader fields, Channel channel, boolean isRaw) {
        List<Recipient> recipients = new ArrayList<>();
        for (Recipient.Kind kind : Recipient.Kind.values()) {
            int min = kind == Recipient.Kind.TO && !isRaw ? 1 : 0;
            List<TextOrObject> entries = fields.textsOrObjects(kind.wireName(), min, MAX_ENTRIES);
            for (int i = 0; i < entries.size(); i++) {
                Recipient recipient = recipient(kind, entries.get(i));
                if (!isRaw && !isAddress(channel, recipient.mailbox())) {
                    fields.problem(kind.wireName() + "/" + i, "not-an-address", channel == Channel.SMS
                            ? "Write the number in international format: + and 7 to 15 digits, such as +4915112345678."
                            : "Write an e-mail address such as ann@example.com or Ann <ann@example.com>.");
                }
                recipients.add(recipient);
            }
        }
        if (recipients.isEmpty() && fields.isSound("to")) {
            fields.problem("to", "missing", "A message needs a recipient in to, cc or bcc.");
        }
        return recipients;
    }

    private static Recipient recipient(Recipient.Kind kind, TextOrObject entry) {
        JsonObjectReader inside = entry.fields();
        return inside == null
                ? new Recipient(Objects.requireNonNullElse(entry.text(), ""), kind, Map.of())
                : new Recipient(inside.text("mailbox", 1, MAX_NAME_LENGTH), kind,
                        inside.textsByName("fields", MAX_FIELDS));
    }

    private static boolean isAddress(Channel channel, String mailbox) {
        return channel == Channel.SMS ? PhoneNumbers.isPhone(mailbox) : Mailbox.isMailbox(mailbox);
    }

    private static List<HeaderField> headers(JsonObjectReader fields) {
        return fields.objects("headers", 0, MAX_ENTRIES).stream()
                .map(header -> new HeaderField(header.text("name", 0, MAX_LENGTH),
                        header.text("value", 0, MAX_LENGTH)))
                .toList();
    }

    private static byte @Nullable [] bytes(JsonObjectReader fields, String name) {
        String text = fields.optionalText(name, 0, MAX_LENGTH);
        if (text == null) {
            return null;
        }
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            fields.problem(name, "not-base64", "Encode the bytes in base64.");
            return null;
        }
    }

    private static <E extends Enum<E>> @Nullable E enumValue(JsonObjectReader fields, String name, E[] values) {
        String wireName = fields.optionalText(name, 0, MAX_NAME_LENGTH);
        if (wireName == null) {
            return null;
        }
        for (E value : values) {
            if (value.name().toLowerCase(Locale.ROOT).equals(wireName)) {
                return value;
            }
        }
        fields.problem(name, "unknown", "This must be one of " + Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "))
                + ".");
        return null;
    }
}
