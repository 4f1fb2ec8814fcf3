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

    private final AccountResolver whose;
    private final MessageService outbox;
    private final MessageSearch finder;
    private final EventInjector events;

    public MessageEndpoints(AccountResolver whose, MessageService outbox, MessageSearch finder, EventInjector events) {
        this.whose = whose;
        this.outbox = outbox;
        this.finder = finder;
        this.events = events;
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
    public Response find(ControlRequest ask) {
        ControlQueryParameters query = ask.query();
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
        Account account = whose.of(query);
        Criteria criteria = finder.criteria(account.id(), text);
        return JsonResponses.json(200, news
                ? news(finder.find(criteria, after, count, wait), Math.max(limit, count))
                : newest(criteria, before, limit));
    }

    public Response mark(ControlRequest ask) {
        Account account = whose.of(ask.query());
        return JsonResponses.json(200, new Mark(Long.toString(finder.mark(account.id()))));
    }

    public Response remove(ControlRequest ask) {
        ControlQueryParameters query = ask.query();
        String text = query.text("q");
        Account account = whose.of(query);
        return JsonResponses.json(200, new Removed(outbox.remove(finder.criteria(account.id(), text))));
    }

    public Response get(ControlRequest ask) {
        Message message = message(ask);
        return JsonResponses.json(200,
                MessageViews.withRecipients(message, outbox.events(message.accountId(), message.id())));
    }

    public Response events(ControlRequest ask) {
        Message message = message(ask);
        return answer(200, outbox.events(message.accountId(), message.id()));
    }

    /** Lets something happen to a message. */
    public Response simulate(ControlRequest ask) {
        Account account = whose.of(ask.query());
        JsonObjectReader fields = JsonBody.fields(ask.request());
        EventType type = type(fields);
        DeliveryEvent.Bounce bounce = bounce(fields, type);
        String recipient = fields.optionalText("recipient", 1, 400);
        String code = fields.optionalText("code", 1, 40);
        String detail = fields.optionalText("detail", 1, MAX_TEXT_LENGTH);
        fields.finish();
        EventInjector.Wanted wanted = new EventInjector.Wanted(type, bounce, code, detail);
        return answer(201, events.simulate(account.id(), ask.variable("id"), recipient, wanted));
    }

    private Message message(ControlRequest ask) {
        Account account = whose.of(ask.query());
        return outbox.get(account.id(), ask.variable("id"));
    }

    private FoundMessages newest(Criteria criteria, @Nullable String before, int limit) {
        // The mark first: a message that comes in between is then told twice, and not missed.
        String cursor = Long.toString(finder.mark(criteria.accountId()));
        Page<MessageResource> page = Page
                .first(outbox.newest(criteria, before, limit + 1), limit, Message::id).map(MessageViews::of);
        return new FoundMessages(page.items(), page.next(), cursor, null);
    }

    private static FoundMessages news(MessageSearch.Found found, int limit) {
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
            if (type.word().equals(word)) {
                return type;
            }
        }
        if (fields.isSound("type")) {
            fields.problem("type", "unknown", "This must be one of "
                    + String.join(", ", Arrays.stream(EventType.values()).map(EventType::word).toList()) + ".");
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

    private static Response answer(int status, List<DeliveryEvent> happened) {
        return JsonResponses.json(status, new EventPage(happened.stream().map(MessageViews::of).toList(), null));
    }
}
