package dev.latchkey.mockserver.control;

import dev.latchkey.mockserver.control.endpoint.ControlRequest;

import dev.latchkey.mockserver.journal.Journal;
import dev.latchkey.mockserver.journal.RequestContext;
import dev.latchkey.mockserver.http.Handler;
import dev.latchkey.mockserver.http.Request;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.http.Router;
import dev.latchkey.mockserver.model.Refusal;
import dev.latchkey.mockserver.rest.Problems;
import dev.latchkey.mockserver.rest.Refusals;
import dev.latchkey.sdk.Secret;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Answers requests to {@code /_latchkey/v1}. */
public final class ControlApi implements Handler {
    /** How all its paths begin. */
    public static final String PREFIX = ControlRequest.PATH_PREFIX;

    private final Router<ControlRoutes.Endpoint> router;
    private final ControlGuard guard;
    private final Journal journal;

    /**
     * The control API.
     *
     * @param loopbackOnly whether the server listens to this computer alone
     * @param token opens the API from elsewhere; null for none
     */
    public ControlApi(ControlServices services, boolean loopbackOnly, @Nullable Secret token) {
        this.router = new Router<>(new ControlRoutes(ControlEndpoints.over(services)).table());
        this.guard = new ControlGuard(loopbackOnly, token);
        this.journal = services.journal();
    }

    @Override
    public void handle(Request request, Writer writer) throws IOException {
        RequestContext context = journal.begin(request.peer());
        Response response;
        try {
            response = respond(request, context);
        } catch (RuntimeException e) {
            Refusal refusal = Refusals.of(e, context.id());
            context.refused(refusal.reason());
            response = Problems.of(refusal, context.id());
        }
        journal.end(context, response.status());
        writer.write(response.with("X-Request-Id", context.id()));
    }

    private Response respond(Request request, RequestContext context) {
        Router.Match<ControlRoutes.Endpoint> match = router.match(request);
        if (!(match instanceof Router.Found<ControlRoutes.Endpoint> found && found.route().target().open())) {
            guard.check(request);
        }
        if (!(match instanceof Router.Found<ControlRoutes.Endpoint>)) {
            context.unknownRoute(request.method(), request.rawPath());
        }
        Router.Found<ControlRoutes.Endpoint> found = Refusals.require(match);
        context.route(found.route().method(), found.route().template());
        return found.route().target().action().handle(new ControlRequest(request, found.variables(), context.id()));
    }
}
