package dev.latchkey.mockserver.control;

import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.model.Reason;
import dev.latchkey.mockserver.model.Refused;
import dev.latchkey.mockserver.wire.Answers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A receiver of webhooks to try them with. Anyone may call it, as any receiver; only programs of control may look. */
final class SinkCalls {
    private static final int LONGEST_BODY = 256 << 10;
    private static final int MOST = 1_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final List<String> KEPT_HEADERS = List.of("Content-Type", "User-Agent", "X-Latchkey-Id",
            "X-Latchkey-Timestamp", "X-Latchkey-Signature", "X-Signature", "X-Timestamp", "X-Nonce", "X-Test");

    private final Sinks sinks;
    private final InstantSource clock;

    SinkCalls(Sinks sinks, InstantSource clock) {
        this.sinks = sinks;
        this.clock = clock;
    }

    /** Calls that came in, the oldest first; {@code cursor} goes on after them. */
    public record CallList(List<Sinks.Call> items, String cursor, boolean satisfied) {}

    /** Keeps a call, and answers 204 or with the {@code status} that the address asks for. */
    Response collect(Ask ask) {
        Query query = ask.query();
        int status = (int) query.number("status", 200, 599, 204);
        query.finish();
        String name = name(ask);
        String body = new String(ask.request().body(LONGEST_BODY), StandardCharsets.UTF_8);
        List<Sinks.Header> headers = new ArrayList<>();
        for (String header : KEPT_HEADERS) {
            ask.request().headers(header).forEach(value -> headers.add(new Sinks.Header(header, value)));
        }
        sinks.add(name, ask.request().method(), headers, body, clock.instant());
        return status == 204
                ? Response.noContent()
                : Response.of(status, "text/plain; charset=utf-8", new byte[0]);
    }

    Response calls(Ask ask) {
        Query query = ask.query();
        long after = query.number("after", 0, Long.MAX_VALUE, 0);
        int count = (int) query.number("count", 1, MOST, 1);
        Duration wait = query.time("wait", MessageCalls.LONGEST_WAIT);
        query.finish();
        List<Sinks.Call> found = sinks.find(name(ask), after, count, wait);
        long cursor = found.isEmpty() ? after : found.get(found.size() - 1).number();
        return Answers.json(200, new CallList(found, Long.toString(cursor), found.size() >= count));
    }

    Response clear(Ask ask) {
        ask.query().finish();
        return Answers.json(200, new MessageCalls.Removed(sinks.clear(name(ask))));
    }

    private static String name(Ask ask) {
        String name = ask.variable("name");
        if (!NAME.matcher(name).matches()) {
            throw new Refused(Reason.NOT_FOUND,
                    "A sink's name has 1 to 100 letters, digits, dots, hyphens and underscores.");
        }
        return name;
    }
}
