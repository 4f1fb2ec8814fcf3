package dev.latchkey.mockserver;

import dev.latchkey.mockserver.http.RequestError;
import dev.latchkey.mockserver.http.RequestHandler;
import dev.latchkey.mockserver.http.ServerRequest;
import dev.latchkey.mockserver.http.ServerResponse;
import dev.latchkey.mockserver.journal.RequestContext;
import dev.latchkey.mockserver.journal.RequestJournal;
import dev.latchkey.mockserver.model.Refusal;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.rest.ProblemResponses;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;

/**
 * Routes each request to the API whose path prefix it has. Responds with a problem if there is none, or if the request
 * is malformed.
 */
final class RootHandler implements RequestHandler {
    private final Map<String, RequestHandler> byPrefix;
    private final RequestJournal journal;

    RootHandler(Map<String, RequestHandler> byPrefix, RequestJournal journal) {
        this.byPrefix = Map.copyOf(byPrefix);
        this.journal = journal;
    }

    @Override
    public void handle(ServerRequest request, Writer writer) throws IOException {
        if (request.rawPath().equals("*")) {
            // OPTIONS * is about the server as a whole (RFC 9110, section 9.3.7).
            writer.write(ServerResponse.noContent());
            return;
        }
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        if (reads && request.rawPath().equals("/")) {
            writer.write(WelcomePage.response());
            return;
        }
        for (Map.Entry<String, RequestHandler> api : byPrefix.entrySet()) {
            if (request.rawPath().startsWith(api.getKey())) {
                api.getValue().handle(request, writer);
                return;
            }
        }
        RequestContext context = journal.begin(request.peer());
        context.unknownRoute(request.method(), request.rawPath());
        context.refused(RefusalReason.NOT_FOUND);
        journal.end(context, 404);
        Refusal refusal = Refusal.of(RefusalReason.NOT_FOUND, "No API has this path. This server provides "
                + String.join(", ", byPrefix.keySet().stream().map(prefix -> prefix + "v1").sorted().toList()) + ".");
        writer.write(ProblemResponses.of(refusal, context.id()).with("X-Request-Id", context.id()));
    }

    @Override
    public ServerResponse errorResponse(RequestError error, String detail, InetAddress peer) {
        RequestContext context = journal.begin(peer);
        RefusalReason reason = reason(error);
        context.refused(reason);
        if (error != RequestError.TOO_MANY_CONNECTIONS) {
            // These can come by the thousand, and a metric counts them.
            journal.end(context, error.status());
        }
        return ProblemResponses.of(Refusal.of(reason, detail), context.id()).with("X-Request-Id", context.id());
    }

    private static RefusalReason reason(RequestError error) {
        return switch (error) {
            case MALFORMED -> RefusalReason.MALFORMED_REQUEST;
            case TOO_SLOW -> RefusalReason.REQUEST_TOO_SLOW;
            case TARGET_TOO_LONG -> RefusalReason.URL_TOO_LONG;
            case HEAD_TOO_LARGE -> RefusalReason.HEADERS_TOO_LARGE;
            case NOT_IMPLEMENTED -> RefusalReason.NOT_IMPLEMENTED;
            case TOO_MANY_CONNECTIONS -> RefusalReason.TOO_MANY_CONNECTIONS;
            case VERSION_UNKNOWN -> RefusalReason.VERSION_UNSUPPORTED;
            case FAILED -> RefusalReason.INTERNAL;
        };
    }
}
