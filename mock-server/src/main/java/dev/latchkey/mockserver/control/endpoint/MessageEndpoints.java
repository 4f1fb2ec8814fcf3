package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.account.IdGenerator;
import dev.latchkey.mockserver.delivery.lifecycle.EventInjector;
import dev.latchkey.mockserver.delivery.message.MessageSearch;
import dev.latchkey.mockserver.delivery.message.MessageService;
import dev.latchkey.mockserver.http.ServerResponse;
import dev.latchkey.mockserver.http.body.JsonBody;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.EventType;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageCriteria;
import dev.latchkey.mockserver.rest.JsonResponses;
import dev.latchkey.mockserver.rest.MessageViews;
import dev.latchkey.mockserver.rest.ResultPage;
import dev.latchkey.sdk.sandbox.wire.EventPage;
import dev.latchkey.sdk.sandbox.wire.MessageResource;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Endpoints that search, wait for, return and delete captured messages, and simulate their delivery events. */
public final class MessageEndpoints {
    static final Duration MAX_WAIT = Duration.ofMinutes(5);
    static final int MAX_COUNT = 1_000;
    private static final int MAX_LIMIT = 500;

    private static final int DEFAULT_LIMIT = 50;
    private static final Pattern CURSOR = Pattern.compile("msg_" + IdGenerator.PATTERN);
    private static final int MAX_TEXT_LENGTH = 2_000;

    private final AccountResolver accounts;
    private final MessageService messages;
    private final MessageSearch search;
    private final EventInjector injector;

    public MessageEndpoints(AccountResolver accounts, MessageService messages, MessageSearch search,
            EventInjector injector) {
        this.accounts = accounts;
        this.messages = messages;
        this.search = search;
        this.injector = injector;
    }

    /**
     * Result of a search.
     *
     * @param items the messages
     * @param next value of {@code before} for the next page of older messages; null on the last page and when waiting for
     *        new messages
     * @param cursor value of {@code after} for messages that arrive after this response
     * @param satisfied when waiting for new messages: true if there were at least as many as requested
     */
    public record FoundMessages(List<MessageResource> items, @Nullable String next, String cursor,
            @Nullable Boolean satisfied) {}

    /** Cursor of the newest message. */
    public record MessageCursor(String cursor) {}

    /** Number of entries that were removed. */
    public record RemovedCount(int removed) {}

    /** Returns the newest messages, or waits for messages after a cursor if {@code after}, {@code wait} or {@code count} is sent. */
    public ServerResponse find(ControlRequest request) {
        ControlQueryParameters query = request.query();
        boolean waitsForNew = query.text("after") != null || query.text("wait") != null || query.text("count") != null;
        String text = query.text("q");
        long after = query.number("after", 0, Long.MAX_VALUE, 0);
        int count = (int) query.number("count", 1, MAX_COUNT, 1);
        Duration wait = query.duration("wait", MAX_WAIT);
        int limit = (int) query.number("limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
        String before = before(query);
        if (waitsForNew && before != null) {
            query.problem("before", "contradiction", "This cannot be combined with 'after', 'wait' or 'count'.");
        }
        Account account = accounts.resolve(query);
        MessageCriteria criteria = search.criteria(account.id(), text);
        return JsonResponses.json(200, waitsForNew
                ? newMessages(search.find(criteria, after, count, wait), Math.max(limit, count))
                : newest(criteria, before, limit));
    }

    public ServerResponse cursor(ControlRequest request) {
        Account account = accounts.resolve(request.query());
        return JsonResponses.json(200, new MessageCursor(Long.toString(search.newestCursor(account.id()))));
    }

    public ServerResponse remove(ControlRequest request) {
        ControlQueryParameters query = request.query();
        String text = query.text("q");
        Account account = accounts.resolve(query);
        return JsonResponses.json(200, new RemovedCount(messages.remove(search.criteria(account.id(), text))));
    }

    public ServerResponse get(ControlRequest request) {
        Message message = message(request);
        return JsonResponses.json(200,
                MessageViews.withRecipients(message, messages.events(message.accountId(), message.id())));
    }

    public ServerResponse events(ControlRequest request) {
        Message message = message(request);
        return response(200, messages.events(message.accountId(), message.id()));
    }

    /** Simulates a delivery event of a message. */
    public ServerResponse simulate(ControlRequest request) {
        Account account = accounts.resolve(request.query());
        JsonObjectReader fields = JsonBody.fields(request.httpRequest());
        EventType type = type(fields);
        DeliveryEvent.Bounce bounce = bounce(fields, type);
        String recipient = fields.optionalText("recipient", 1, 400);
        String code = fields.optionalText("code", 1, 40);
        String detail = fields.optionalText("detail", 1, MAX_TEXT_LENGTH);
        fields.finish();
        EventInjector.RequestedEvent requested = new EventInjector.RequestedEvent(type, bounce, code, detail);
        return response(201, injector.simulate(account.id(), request.variable("id"), recipient, requested));
    }

    private Message message(ControlRequest request) {
        Account account = accounts.resolve(request.query());
        return messages.get(account.id(), request.variable("id"));
    }

    private FoundMessages newest(MessageCriteria criteria, @Nullable String before, int limit) {
        // Read first: a message that arrives in between is then returned twice instead of missed.
        String cursor = Long.toString(search.newestCursor(criteria.accountId()));
        ResultPage<MessageResource> page = ResultPage
                .first(messages.newest(criteria, before, limit + 1), limit, Message::id).map(MessageViews::of);
        return new FoundMessages(page.items(), page.next(), cursor, null);
    }

    private static FoundMessages newMessages(MessageSearch.SearchResult found, int limit) {
        List<Message> messages = found.messages().subList(0, Math.min(limit, found.messages().size()));
        long cursor = messages.size() < found.messages().size() ? messages.get(limit - 1).position() : found.cursor();
        return new FoundMessages(messages.stream().map(MessageViews::of).toList(), null, Long.toString(cursor),
                found.enough());
    }

    private static @Nullable String before(ControlQueryParameters query) {
        // The sandbox API calls this parameter cursor, so both names are accepted here.
        String before = query.text("before");
        String cursor = query.text("cursor");
        String id = before == null ? cursor : before;
        if (id != null && !CURSOR.matcher(id).matches()) {
            query.problem(before == null ? "cursor" : "before", "unknown",
                    "This is not a valid cursor. Send the 'next' of the previous page, or leave it out for the newest messages.");
        }
        return id;
    }

    private static EventType type(JsonObjectReader fields) {
        String name = fields.text("type", 0, MAX_TEXT_LENGTH);
        for (EventType type : EventType.values()) {
            if (type.wireName().equals(name)) {
                return type;
            }
        }
        if (fields.isSound("type")) {
            fields.problem("type", "unknown", "This must be one of "
                    + String.join(", ", Arrays.stream(EventType.values()).map(EventType::wireName).toList()) + ".");
        }
        return EventType.DELIVERED;
    }

    private static DeliveryEvent.@Nullable Bounce bounce(JsonObjectReader fields, EventType type) {
        String name = fields.optionalText("bounce", 0, MAX_TEXT_LENGTH);
        if (name == null) {
            return null;
        }
        if (!name.equals("hard") && !name.equals("soft")) {
            fields.problem("bounce", "unknown", "This must be hard or soft.");
            return null;
        }
        if (type != EventType.BOUNCED) {
            fields.problem("bounce", "contradiction", "This is allowed only together with the type bounced.");
        }
        return DeliveryEvent.Bounce.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static ServerResponse response(int status, List<DeliveryEvent> events) {
        return JsonResponses.json(status, new EventPage(events.stream().map(MessageViews::of).toList(), null));
    }
}
