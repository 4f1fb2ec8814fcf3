package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.account.Ids;
import dev.latchkey.mockserver.delivery.lifecycle.EventInjector;
import dev.latchkey.mockserver.delivery.message.MessageSearch;
import dev.latchkey.mockserver.delivery.message.MessageService;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.http.body.JsonBody;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.Criteria;
import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.EventType;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.rest.JsonResponses;
import dev.latchkey.mockserver.rest.MessageViews;
import dev.latchkey.mockserver.rest.Page;
import dev.latchkey.sdk.sandbox.wire.EventPage;
import dev.latchkey.sdk.sandbox.wire.MessageResource;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Captured messages: found, waited for, told of, removed, and moved on by hand. */
public final class MessageEndpoints {
    static final Duration MAX_WAIT = Duration.ofMinutes(5);
    static final int MAX_COUNT = 200;

    private static final int DEFAULT_LIMIT = 50;
    private static final Pattern CURSOR = Pattern.compile("msg_" + Ids.PATTERN);
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
     * Messages that were found.
     *
     * @param items the messages
     * @param next of a list that begins with the newest: what to send as {@code before} for those before; null when
     *        there are none, and of a list of what is new
     * @param cursor what to send as {@code after} for those that are new after this answer
     * @param satisfied of a list of what is new: whether there were as many as were asked for
     */
    public record FoundMessages(List<MessageResource> items, @Nullable String next, String cursor,
            @Nullable Boolean satisfied) {}

    /** Where messages end now. */
    public record Mark(String cursor) {}

    /** How much was removed. */
    public record Removed(int removed) {}

    /** The newest messages; or, asked for what comes {@code after} a cursor, those that are new, and waited for. */
    public Response find(ControlRequest request) {
        ControlQueryParameters query = request.query();
        boolean news = query.text("after") != null || query.text("wait") != null || query.text("count") != null;
        String text = query.text("q");
        long after = query.number("after", 0, Long.MAX_VALUE, 0);
        int count = (int) query.number("count", 1, MAX_COUNT, 1);
        Duration wait = query.time("wait", MAX_WAIT);
        int limit = (int) query.number("limit", 1, MAX_COUNT, DEFAULT_LIMIT);
        String before = before(query);
        if (news && before != null) {
            query.problem("before", "contradiction", "This goes with neither 'after', 'wait' nor 'count'.");
        }
        Account account = accounts.of(query);
        Criteria criteria = search.criteria(account.id(), text);
        return JsonResponses.json(200, news
                ? news(search.find(criteria, after, count, wait), Math.max(limit, count))
                : newest(criteria, before, limit));
    }

    public Response mark(ControlRequest request) {
        Account account = accounts.of(request.query());
        return JsonResponses.json(200, new Mark(Long.toString(search.newestCursor(account.id()))));
    }

    public Response remove(ControlRequest request) {
        ControlQueryParameters query = request.query();
        String text = query.text("q");
        Account account = accounts.of(query);
        return JsonResponses.json(200, new Removed(messages.remove(search.criteria(account.id(), text))));
    }

    public Response get(ControlRequest request) {
        Message message = message(request);
        return JsonResponses.json(200,
                MessageViews.withRecipients(message, messages.events(message.accountId(), message.id())));
    }

    public Response events(ControlRequest request) {
        Message message = message(request);
        return response(200, messages.events(message.accountId(), message.id()));
    }

    /** Lets something happen to a message. */
    public Response simulate(ControlRequest request) {
        Account account = accounts.of(request.query());
        JsonObjectReader fields = JsonBody.fields(request.request());
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
        Account account = accounts.of(request.query());
        return messages.get(account.id(), request.variable("id"));
    }

    private FoundMessages newest(Criteria criteria, @Nullable String before, int limit) {
        // The mark first: a message that comes in between is then told twice, and not missed.
        String cursor = Long.toString(search.newestCursor(criteria.accountId()));
        Page<MessageResource> page = Page
                .first(messages.newest(criteria, before, limit + 1), limit, Message::id).map(MessageViews::of);
        return new FoundMessages(page.items(), page.next(), cursor, null);
    }

    private static FoundMessages news(MessageSearch.SearchResult found, int limit) {
        List<Message> shown = found.messages().subList(0, Math.min(limit, found.messages().size()));
        long cursor = shown.size() < found.messages().size() ? shown.get(limit - 1).position() : found.cursor();
        return new FoundMessages(shown.stream().map(MessageViews::of).toList(), null, Long.toString(cursor),
                found.enough());
    }

    private static @Nullable String before(ControlQueryParameters query) {
        // The name the parameter has in the sandbox's own API is good here too.
        String before = query.text("before");
        String cursor = query.text("cursor");
        String id = before == null ? cursor : before;
        if (id != null && !CURSOR.matcher(id).matches()) {
            query.problem(before == null ? "cursor" : "before", "unknown",
                    "This is no cursor. Send the 'next' of the page before, or leave it out for the newest.");
        }
        return id;
    }

    private static EventType type(JsonObjectReader fields) {
        String word = fields.text("type", 0, MAX_TEXT_LENGTH);
        for (EventType type : EventType.values()) {
            if (type.wireName().equals(word)) {
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
        String word = fields.optionalText("bounce", 0, MAX_TEXT_LENGTH);
        if (word == null) {
            return null;
        }
        if (!word.equals("hard") && !word.equals("soft")) {
            fields.problem("bounce", "unknown", "This must be hard or soft.");
            return null;
        }
        if (type != EventType.BOUNCED) {
            fields.problem("bounce", "contradiction", "This goes with the type bounced.");
        }
        return DeliveryEvent.Bounce.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static Response response(int status, List<DeliveryEvent> happened) {
        return JsonResponses.json(status, new EventPage(happened.stream().map(MessageViews::of).toList(), null));
    }
}
