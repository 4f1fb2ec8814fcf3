package dev.latchkey.mockserver.wire;

import dev.latchkey.mockserver.core.Ids;
import dev.latchkey.mockserver.core.Outbox;
import dev.latchkey.mockserver.http.FieldProblem;
import dev.latchkey.mockserver.http.InvalidFieldsException;
import dev.latchkey.mockserver.http.Request;
import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.Recipient;
import dev.latchkey.sdk.sandbox.wire.MessagePage;
import dev.latchkey.sdk.sandbox.wire.MessageResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Captured messages as they are shown. */
public final class MessageViews {
    private static final int STANDARD_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 200;
    private static final Pattern LIMIT = Pattern.compile("[0-9]{1,3}");
    private static final Pattern CURSOR = Pattern.compile("msg_" + Ids.PATTERN);

    private MessageViews() {}

    /** The page of an account's messages that a request's {@code limit} and {@code cursor} ask for. */
    public static MessagePage page(Request request, Outbox outbox, String accountId) {
        List<FieldProblem> problems = new ArrayList<>();
        int limit = limit(request.query("limit"), problems);
        String before = cursor(request.query("cursor"), problems);
        if (!problems.isEmpty()) {
            throw new InvalidFieldsException(problems);
        }
        // One more than asked for tells whether there is a page after this one.
        List<Message> found = outbox.page(accountId, before, limit + 1);
        List<Message> shown = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? shown.get(limit - 1).id() : null;
        return new MessagePage(shown.stream().map(MessageViews::of).toList(), next);
    }

    /** One message. */
    public static MessageResource of(Message message) {
        Content content = message.content();
        return new MessageResource(message.id(), message.channel().word(), message.gateway(),
                message.environment().name(), message.keyId(), message.keyName(), content.from(),
                content.recipients().stream().map(Recipient::mailbox).toList(), content.subject(), content.text(),
                content.html(), message.parts(), message.encoding(), "captured", message.accepted());
    }

    private static int limit(Optional<String> text, List<FieldProblem> problems) {
        if (text.isEmpty()) {
            return STANDARD_LIMIT;
        }
        int limit = LIMIT.matcher(text.get()).matches() ? Integer.parseInt(text.get()) : 0;
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            problems.add(new FieldProblem("#/limit", "out-of-range", "This must be from 1 to " + HIGHEST_LIMIT + "."));
        }
        return limit;
    }

    private static @Nullable String cursor(Optional<String> text, List<FieldProblem> problems) {
        if (text.isPresent() && !CURSOR.matcher(text.get()).matches()) {
            problems.add(new FieldProblem("#/cursor", "unknown",
                    "This is no cursor. Send the 'next' of the page before, or leave it out for the first page."));
        }
        return text.orElse(null);
    }
}
