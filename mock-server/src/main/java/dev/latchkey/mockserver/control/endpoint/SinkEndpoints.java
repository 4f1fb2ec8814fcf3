package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.control.monitor.WebhookSinks;
import dev.latchkey.mockserver.http.ServerResponse;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.rest.JsonResponses;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Endpoints for webhook sinks. Every client can send requests to a sink, but only the control API shows them. */
public final class SinkEndpoints {
    private static final int MAX_BODY_LENGTH = 256 << 10;
    private static final int MAX_COUNT = 1_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final List<String> KEPT_HEADERS = List.of("Content-Type", "User-Agent", "X-Latchkey-Id",
            "X-Latchkey-Timestamp", "X-Latchkey-Signature", "X-Signature", "X-Timestamp", "X-Nonce", "X-Test");

    private final WebhookSinks sinks;
    private final InstantSource clock;

    public SinkEndpoints(WebhookSinks sinks, InstantSource clock) {
        this.sinks = sinks;
        this.clock = clock;
    }

    /** Received requests, the oldest first; {@code cursor} is the value of {@code after} for later ones. */
    public record ReceivedRequestList(List<WebhookSinks.ReceivedRequest> items, String cursor, boolean satisfied) {}

    /** Stores a request and responds with 204 or with the requested {@code status}. */
    public ServerResponse collect(ControlRequest request) {
        ControlQueryParameters query = request.query();
        int status = (int) query.number("status", 200, 599, 204);
        query.finish();
        String name = name(request);
        String body = new String(request.httpRequest().body(MAX_BODY_LENGTH), StandardCharsets.UTF_8);
        List<WebhookSinks.ReceivedHeader> headers = new ArrayList<>();
        for (String header : KEPT_HEADERS) {
            request.httpRequest().headers(header)
                    .forEach(value -> headers.add(new WebhookSinks.ReceivedHeader(header, value)));
        }
        sinks.add(name, request.httpRequest().method(), headers, body, clock.instant());
        return status == 204
                ? ServerResponse.noContent()
                : ServerResponse.of(status, "text/plain; charset=utf-8", new byte[0]);
    }

    public ServerResponse calls(ControlRequest request) {
        ControlQueryParameters query = request.query();
        long after = query.number("after", 0, Long.MAX_VALUE, 0);
        int count = (int) query.number("count", 1, MAX_COUNT, 1);
        Duration wait = query.duration("wait", MessageEndpoints.MAX_WAIT);
        query.finish();
        List<WebhookSinks.ReceivedRequest> found = sinks.find(name(request), after, count, wait);
        long cursor = found.isEmpty() ? after : found.get(found.size() - 1).number();
        return JsonResponses.json(200, new ReceivedRequestList(found, Long.toString(cursor), found.size() >= count));
    }

    public ServerResponse clear(ControlRequest request) {
        request.query().finish();
        return JsonResponses.json(200, new MessageEndpoints.RemovedCount(sinks.clear(name(request))));
    }

    private static String name(ControlRequest request) {
        String name = request.variable("name");
        if (!NAME.matcher(name).matches()) {
            throw new RefusedException(RefusalReason.NOT_FOUND,
                    "A sink name must have 1 to 100 letters, digits, dots, hyphens and underscores.");
        }
        return name;
    }
}
