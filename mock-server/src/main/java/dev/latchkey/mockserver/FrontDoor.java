package dev.latchkey.mockserver;

import dev.latchkey.mockserver.core.Journal;
import dev.latchkey.mockserver.core.Visit;
import dev.latchkey.mockserver.http.Handler;
import dev.latchkey.mockserver.http.Request;
import dev.latchkey.mockserver.model.Reason;
import dev.latchkey.mockserver.model.Refusal;
import dev.latchkey.mockserver.wire.Problems;
import java.io.IOException;
import java.util.Map;

/** Sends each request to the API its path begins with. */
final class FrontDoor implements Handler {
    private final Map<String, Handler> byPrefix;
    private final Journal journal;

    FrontDoor(Map<String, Handler> byPrefix, Journal journal) {
        this.byPrefix = Map.copyOf(byPrefix);
        this.journal = journal;
    }

    @Override
    public void handle(Request request, Writer writer) throws IOException {
        for (Map.Entry<String, Handler> api : byPrefix.entrySet()) {
            if (request.rawPath().startsWith(api.getKey())) {
                api.getValue().handle(request, writer);
                return;
            }
        }
        Visit visit = journal.begin(request.peer());
        visit.refused(Reason.NOT_FOUND);
        journal.end(visit, 404);
        Refusal refusal = Refusal.of(Reason.NOT_FOUND, "There is nothing at this path. This server has "
                + String.join(", ", byPrefix.keySet().stream().map(prefix -> prefix + "v1").sorted().toList()) + ".");
        writer.write(Problems.of(refusal, visit.id()).with("X-Request-Id", visit.id()));
    }
}
