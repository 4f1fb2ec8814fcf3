package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.keys.Environment;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which captured messages are wanted: those that fit everything that is said. Immutable; each method gives a copy.
 *
 * {@snippet :
 * MessageQuery query = MessageQuery.all().channel(MessageChannel.EMAIL).to("ann@example.com")
 *         .since(Instant.parse("2026-01-01T00:00:00Z"));
 * for (MessageResource message : session.messages().find(query)) {
 *     System.out.println(message.subject());
 * }
 * }
 */
public final class MessageQuery {
    private static final MessageQuery ALL = new MessageQuery(Map.of(), null);

    private final Map<String, String> parameters;
    private final @Nullable Integer pageSize;

    private MessageQuery(Map<String, String> parameters, @Nullable Integer pageSize) {
        this.parameters = parameters;
        this.pageSize = pageSize;
    }

    /** All messages. */
    public static MessageQuery all() {
        return ALL;
    }

    /** Of this channel. */
    public MessageQuery channel(MessageChannel value) {
        return with("channel", value.name());
    }

    /** Of keys of this environment. */
    public MessageQuery environment(Environment value) {
        return with("environment", value.name());
    }

    /** That have come this far. */
    public MessageQuery status(MessageStatus value) {
        return with("status", value.name());
    }

    /** That came in by this door, {@code http} or {@code smtp}. */
    public MessageQuery source(String value) {
        return with("source", value);
    }

    /** Sent with the key of this id or name. */
    public MessageQuery key(String idOrName) {
        return with("key", idOrName);
    }

    /** With this in the sender. */
    public MessageQuery from(String part) {
        return with("from", part);
    }

    /** With this in a recipient. */
    public MessageQuery to(String part) {
        return with("to", part);
    }

    /** With this in the subject. */
    public MessageQuery subject(String part) {
        return with("subject", part);
    }

    /** With this anywhere. */
    public MessageQuery text(String part) {
        return with("text", part);
    }

    /** With exactly this label. */
    public MessageQuery tag(String value) {
        return with("tag", value);
    }

    /** Accepted then or later, by the account's clock. */
    public MessageQuery since(Instant value) {
        return with("since", value.toString());
    }

    /** Accepted before, by the account's clock. */
    public MessageQuery before(Instant value) {
        return with("before", value.toString());
    }

    /** How many messages to fetch at a time, 1 to 200; 50 where nothing is said. */
    public MessageQuery pageSize(int value) {
        return new MessageQuery(parameters, value);
    }

    Map<String, String> parameters() {
        return parameters;
    }

    @Nullable
    Integer pageSize() {
        return pageSize;
    }

    private MessageQuery with(String name, String value) {
        Map<String, String> more = new TreeMap<>(parameters);
        more.put(name, value);
        return new MessageQuery(Collections.unmodifiableMap(more), pageSize);
    }
}
