package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.control.monitor.LiveFeed;

import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.http.StreamSink;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.sdk.internal.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What happens, while it happens. Source: server-sent events, HTML Living Standard. An id is the process's own name and
 * a number, so that who comes back after a restart is not told to have missed nothing.
 */
public final class EventStreamEndpoint {
    static final List<String> TYPES = List.of("message", "event", "refusal", "webhook-attempt", "fault");

    private static final Duration BEAT = Duration.ofSeconds(15);
    private static final Pattern ID = Pattern.compile("([0-9a-z_]{1,60})-([0-9]{1,18})");

    private final AccountResolver accounts;
    private final LiveFeed feed;
    private final String process;

    /**
     * Streams of this feed.
     *
     * @param process name of this run of the server, of lower-case letters, digits and underscores
     */
    public EventStreamEndpoint(AccountResolver accounts, LiveFeed feed, String process) {
        this.accounts = accounts;
        this.feed = feed;
        this.process = process;
    }

    /** What has happened before and can no longer be told. */
    public record MissedEvents(long missed) {}

    public Response stream(ControlRequest request) {
        ControlQueryParameters query = request.query();
        List<String> types = query.wireNames("types", TYPES);
        String given = query.text("lastEventId");
        Account account = accounts.orAll(query);
        String last = request.request().header("Last-Event-ID").orElse(given == null ? "" : given);
        return Response.streaming(200, "text/event-stream; charset=utf-8", sink -> {
            long after = begin(sink, last);
            while (sink.isOpen() && !feed.isClosed()) {
                after = writeEvents(sink, feed.after(after, BEAT), after, account, types);
            }
        }).with("Cache-Control", "no-store");
    }

    /** Says hello, so that the reader knows at once that it is connected; and finds out after what to go on. */
    private long begin(StreamSink sink, String last) throws IOException {
        Matcher id = ID.matcher(last);
        long now = feed.newest();
        long after = now;
        StringBuilder hello = new StringBuilder("retry: 1000\n");
        if (id.matches() && id.group(1).equals(process)) {
            after = Math.min(now, Long.parseLong(id.group(2)));
        } else if (!last.isEmpty()) {
            hello.append(event("gap", now, new MissedEvents(0)));
        }
        write(sink, hello.append(": connected\n\n").toString());
        return after;
    }

    private long writeEvents(StreamSink sink, LiveFeed.FeedBatch news, long after, @Nullable Account account,
            List<String> types)
            throws IOException {
        StringBuilder text = new StringBuilder();
        if (news.missed() > 0) {
            text.append(event("gap", after + news.missed(), new MissedEvents(news.missed())));
        }
        long last = after;
        for (LiveFeed.FeedEvent happening : news.happenings()) {
            last = happening.number();
            boolean whose = account == null || account.id().equals(happening.accountId());
            if (whose && (types.isEmpty() || types.contains(happening.type()))) {
                text.append(event(happening.type(), last, happening.detail()));
            }
        }
        if (news.happenings().isEmpty()) {
            // A line that says nothing shows both ends that the other is still there.
            text.append(":\n\n");
        }
        if (!text.isEmpty()) {
            write(sink, text.toString());
        }
        return last;
    }

    private String event(String type, long number, Record detail) {
        return "id: " + process + '-' + number + "\nevent: " + type + "\ndata: "
                + new String(Json.encode(detail), StandardCharsets.UTF_8) + "\n\n";
    }

    private static void write(StreamSink sink, String text) throws IOException {
        sink.write(text.getBytes(StandardCharsets.UTF_8));
        sink.flush();
    }
}
