package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.keys.Environment;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Filter for captured messages, which must match all given criteria. Immutable: each method returns a copy.
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

    /** Returns the filter that matches all messages. */
    public static MessageQuery all() {
        return ALL;
    }

    /** Matches messages of this channel. */
    public MessageQuery channel(MessageChannel value) {
        return with("channel", value.name());
    }

    /** Matches messages sent with keys of this environment. */
    public MessageQuery environment(Environment value) {
        return with("environment", value.name());
    }

    /** Matches messages with this status. */
    public MessageQuery status(MessageStatus value) {
        return with("status", value.name());
    }

    /** Matches messages accepted over this protocol, {@code http} or {@code smtp}. */
    public MessageQuery source(String value) {
        return with("source", value);
    }

    /** Matches messages sent with the key of this ID or name. */
    public MessageQuery key(String idOrName) {
        return with("key", idOrName);
    }

    /** Matches messages whose sender contains this text. */
    public MessageQuery from(String part) {
        return with("from", part);
    }

    /** Matches messages with a recipient that contains this text. */
    public MessageQuery to(String part) {
        return with("to", part);
    }

    /** Matches messages whose subject contains this text. */
    public MessageQuery subject(String part) {
        return with("subject", part);
    }

    /** Matches messages that contain this text anywhere. */
    public MessageQuery text(String part) {
        return with("text", part);
    }

    /** Matches messages with exactly this tag. */
    public MessageQuery tag(String value) {
        return with("tag", value);
    }

    /** Matches messages accepted at this time or later, by the account's clock. */
    public MessageQuery since(Instant value) {
        return with("since", value.toString());
    }

    /** Matches messages accepted before this time, by the account's clock. */
    public MessageQuery before(Instant value) {
        return with("before", value.toString());
    }

    /** Sets the number of messages fetched per request, 1 to 200. Default: 50. */
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
        Map<String, String> extended = new TreeMap<>(parameters);
        extended.put(name, value);
        return new MessageQuery(Collections.unmodifiableMap(extended), pageSize);
    }
}
