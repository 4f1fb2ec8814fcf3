package dev.latchkey.mockserver.control;

import dev.latchkey.mockserver.core.Ids;
import dev.latchkey.mockserver.delivery.Events;
import dev.latchkey.mockserver.delivery.Finder;
import dev.latchkey.mockserver.delivery.Outbox;
import dev.latchkey.mockserver.http.Fields;
import dev.latchkey.mockserver.http.JsonBody;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.Criteria;
import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.EventType;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.wire.Answers;
import dev.latchkey.mockserver.wire.MessageViews;
import dev.latchkey.mockserver.wire.Page;
import dev.latchkey.sdk.sandbox.wire.EventPage;
import dev.latchkey.sdk.sandbox.wire.MessageResource;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Captured messages: found, waited for, told of, removed, and moved on by hand. */
final class MessageCalls {
    static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    static final int MOST = 200;

    private static final int STANDARD_LIMIT = 50;
    private static final Pattern CURSOR = Pattern.compile("msg_" + Ids.PATTERN);
    private static final int LONGEST_TEXT = 2_000;

    private final Whose whose;
    private final Outbox outbox;
    private final Finder finder;
    private final Events events;

    MessageCalls(Whose whose, Outbox outbox, Finder finder, Events events) {
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
    Response find(Ask ask) {
        Query query = ask.query();
        boolean news = query.text("after") != null || query.text("wait") != null || query.text("count") != null;
        String text = query.text("q");
        long after = query.number("after", 0, Long.MAX_VALUE, 0);
        int count = (int) query.number("count", 1, MOST, 1);
        Duration wait = query.time("wait", LONGEST_WAIT);
        int limit = (int) query.number("limit", 1, MOST, STANDARD_LIMIT);
        String before = before(query);
        if (news && before != null) {
            query.problem("before", "contradiction", "This goes with neither 'after', 'wait' nor 'count'.");
        }
        Account account = whose.of(query);
        Criteria criteria = finder.criteria(account.id(), text);
        return Answers.json(200, news
                ? news(finder.find(criteria, after, count, wait), Math.max(limit, count))
                : newest(criteria, before, limit));
    }

    Response mark(Ask ask) {
        Account account = whose.of(ask.query());
        return Answers.json(200, new Mark(Long.toString(finder.mark(account.id()))));
    }

    Response remove(Ask ask) {
        Query query = ask.query();
        String text = query.text("q");
        Account account = whose.of(query);
        return Answers.json(200, new Removed(outbox.remove(finder.criteria(account.id(), text))));
    }

    Response get(Ask ask) {
        Message message = message(ask);
        return Answers.json(200,
                MessageViews.withRecipients(message, outbox.events(message.accountId(), message.id())));
    }

    Response events(Ask ask) {
        Message message = message(ask);
        return answer(200, outbox.events(message.accountId(), message.id()));
    }

    /** Lets something happen to a message. */
    Response simulate(Ask ask) {
        Account account = whose.of(ask.query());
        Fields fields = JsonBody.fields(ask.request());
        EventType type = type(fields);
        DeliveryEvent.Bounce bounce = bounce(fields, type);
        String recipient = fields.optionalText("recipient", 1, 400);
        String code = fields.optionalText("code", 1, 40);
        String detail = fields.optionalText("detail", 1, LONGEST_TEXT);
        fields.finish();
        Events.Wanted wanted = new Events.Wanted(type, bounce, code, detail);
        return answer(201, events.simulate(account.id(), ask.variable("id"), recipient, wanted));
    }

    private Message message(Ask ask) {
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

    private static FoundMessages news(Finder.Found found, int limit) {
        List<Message> shown = found.messages().subList(0, Math.min(limit, found.messages().size()));
        long cursor = shown.size() < found.messages().size() ? shown.get(limit - 1).position() : found.cursor();
        return new FoundMessages(shown.stream().map(MessageViews::of).toList(), null, Long.toString(cursor),
                found.enough());
    }

    private static @Nullable String before(Query query) {
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

    private static EventType type(Fields fields) {
        String word = fields.text("type", 0, LONGEST_TEXT);
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

    private static DeliveryEvent.@Nullable Bounce bounce(Fields fields, EventType type) {
        String word = fields.optionalText("bounce", 0, LONGEST_TEXT);
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
        return Answers.json(status, new EventPage(happened.stream().map(MessageViews::of).toList(), null));
    }
}
