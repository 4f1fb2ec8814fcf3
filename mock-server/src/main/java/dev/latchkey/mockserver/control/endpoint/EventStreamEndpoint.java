package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.control.monitor.LiveFeed;
import dev.latchkey.mockserver.http.ServerResponse;
import dev.latchkey.mockserver.http.StreamBody;
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
 * Streams the live feed. An event id contains the id of this run of the server, so that a client that reconnects after a
 * restart learns that it may have missed events. Source: server-sent events, HTML Living Standard.
 */
public final class EventStreamEndpoint {
    static final List<String> TYPES = List.of("message", "event", "refusal", "webhook-attempt", "fault");

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Pattern ID = Pattern.compile("([0-9a-z_]{1,60})-([0-9]{1,18})");

    private final AccountResolver accounts;
    private final LiveFeed feed;
    private final String runId;

    /**
     * Creates the endpoint of a feed.
     *
     * @param runId id of this run of the server, of lower-case letters, digits and underscores
     */
    public EventStreamEndpoint(AccountResolver accounts, LiveFeed feed, String runId) {
        this.accounts = accounts;
        this.feed = feed;
        this.runId = runId;
    }

    /** Number of events that can no longer be sent; 0 if it is unknown. */
    public record MissedEvents(long missed) {}

    public ServerResponse stream(ControlRequest request) {
        ControlQueryParameters query = request.query();
        List<String> types = query.wireNames("types", TYPES);
        String lastEventId = query.text("lastEventId");
        Account account = accounts.resolveOptional(query);
        String last = request.httpRequest().header("Last-Event-ID").orElse(lastEventId == null ? "" : lastEventId);
        return ServerResponse.streaming(200, "text/event-stream; charset=utf-8", sink -> {
            long after = writePreamble(sink, last);
            while (sink.isOpen() && !feed.isClosed()) {
                after = writeEvents(sink, feed.await(after, HEARTBEAT), after, account, types);
            }
        }).with("Cache-Control", "no-store");
    }

    /** Writes a first comment, so that the client sees at once that it is connected. Returns the number to continue after. */
    private long writePreamble(StreamBody.Sink sink, String last) throws IOException {
        Matcher id = ID.matcher(last);
        long now = feed.lastNumber();
        long after = now;
        StringBuilder preamble = new StringBuilder("retry: 1000\n");
        if (id.matches() && id.group(1).equals(runId)) {
            after = Math.min(now, Long.parseLong(id.group(2)));
        } else if (!last.isEmpty()) {
            preamble.append(event("gap", now, new MissedEvents(0)));
        }
        write(sink, preamble.append(": connected\n\n").toString());
        return after;
    }

    private long writeEvents(StreamBody.Sink sink, LiveFeed.FeedBatch batch, long after, @Nullable Account account,
            List<String> types)
            throws IOException {
        StringBuilder text = new StringBuilder();
        if (batch.missed() > 0) {
            text.append(event("gap", after + batch.missed(), new MissedEvents(batch.missed())));
        }
        long last = after;
        for (LiveFeed.FeedEvent event : batch.events()) {
            last = event.number();
            boolean isVisible = account == null || account.id().equals(event.accountId());
            if (isVisible && (types.isEmpty() || types.contains(event.type()))) {
                text.append(event(event.type(), last, event.detail()));
            }
        }
        if (batch.events().isEmpty()) {
            // An empty comment is a heartbeat that shows a broken connection to both sides.
            text.append(":\n\n");
        }
        if (!text.isEmpty()) {
            write(sink, text.toString());
        }
        return last;
    }

    private String event(String type, long number, Record detail) {
        return "id: " + runId + '-' + number + "\nevent: " + type + "\ndata: "
                + new String(Json.encode(detail), StandardCharsets.UTF_8) + "\n\n";
    }

    private static void write(StreamBody.Sink sink, String text) throws IOException {
        sink.write(text.getBytes(StandardCharsets.UTF_8));
        sink.flush();
    }
}
