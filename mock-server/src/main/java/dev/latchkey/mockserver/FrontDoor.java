package dev.latchkey.mockserver;

import dev.latchkey.mockserver.core.Journal;
import dev.latchkey.mockserver.core.Visit;
import dev.latchkey.mockserver.http.Handler;
import dev.latchkey.mockserver.http.Request;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.http.Trouble;
import dev.latchkey.mockserver.model.Reason;
import dev.latchkey.mockserver.model.Refusal;
import dev.latchkey.mockserver.wire.Problems;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;

/** Sends each request to the API its path begins with, and says what is wrong with what is none. */
final class FrontDoor implements Handler {
    private final Map<String, Handler> byPrefix;
    private final Journal journal;

    FrontDoor(Map<String, Handler> byPrefix, Journal journal) {
        this.byPrefix = Map.copyOf(byPrefix);
        this.journal = journal;
    }

    @Override
    public void handle(Request request, Writer writer) throws IOException {
        if (request.rawPath().equals("*")) {
            // Asked of the server as a whole, whether it is there.
            writer.write(Response.noContent());
            return;
        }
        for (Map.Entry<String, Handler> api : byPrefix.entrySet()) {
            if (request.rawPath().startsWith(api.getKey())) {
                api.getValue().handle(request, writer);
                return;
            }
        }
        Visit visit = journal.begin(request.peer());
        visit.unknown(request.method(), request.rawPath());
        visit.refused(Reason.NOT_FOUND);
        journal.end(visit, 404);
        Refusal refusal = Refusal.of(Reason.NOT_FOUND, "There is nothing at this path. This server has "
                + String.join(", ", byPrefix.keySet().stream().map(prefix -> prefix + "v1").sorted().toList()) + ".");
        writer.write(Problems.of(refusal, visit.id()).with("X-Request-Id", visit.id()));
    }

    @Override
    public Response malformed(Trouble trouble, String detail, InetAddress peer) {
        Visit visit = journal.begin(peer);
        Reason reason = reason(trouble);
        visit.refused(reason);
        if (trouble != Trouble.TOO_MANY_CONNECTIONS) {
            // Those come in thousands, and are counted.
            journal.end(visit, trouble.status());
        }
        return Problems.of(Refusal.of(reason, detail), visit.id()).with("X-Request-Id", visit.id());
    }

    private static Reason reason(Trouble trouble) {
        return switch (trouble) {
            case MALFORMED -> Reason.MALFORMED_REQUEST;
            case TOO_SLOW -> Reason.REQUEST_TOO_SLOW;
            case TARGET_TOO_LONG -> Reason.URL_TOO_LONG;
            case HEAD_TOO_LARGE -> Reason.HEADERS_TOO_LARGE;
            case NOT_IMPLEMENTED -> Reason.NOT_IMPLEMENTED;
            case TOO_MANY_CONNECTIONS -> Reason.TOO_MANY_CONNECTIONS;
            case VERSION_UNKNOWN -> Reason.VERSION_UNSUPPORTED;
            case FAILED -> Reason.INTERNAL;
        };
    }
}
