package dev.latchkey.mockserver.control;

import dev.latchkey.mockserver.control.endpoint.ControlRequest;
import dev.latchkey.mockserver.http.HttpRouter;
import dev.latchkey.mockserver.http.RequestHandler;
import dev.latchkey.mockserver.http.ServerRequest;
import dev.latchkey.mockserver.http.ServerResponse;
import dev.latchkey.mockserver.journal.RequestContext;
import dev.latchkey.mockserver.journal.RequestJournal;
import dev.latchkey.mockserver.model.Refusal;
import dev.latchkey.mockserver.rest.ProblemResponses;
import dev.latchkey.mockserver.rest.RefusalMapper;
import dev.latchkey.sdk.Secret;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Handles requests to the control API, {@code /_latchkey/v1}. */
public final class ControlApi implements RequestHandler {
    /** Prefix of all its paths. */
    public static final String PREFIX = ControlRequest.PATH_PREFIX;

    private final HttpRouter<ControlRoutes.Endpoint> router;
    private final ControlGuard guard;
    private final RequestJournal journal;

    /**
     * Creates the control API.
     *
     * @param loopbackOnly true if the server listens only on a loopback address
     * @param token control token that grants access from anywhere; null for none
     */
    public ControlApi(ControlServices services, boolean loopbackOnly, @Nullable Secret token) {
        this.router = new HttpRouter<>(new ControlRoutes(ControlEndpoints.create(services)).table());
        this.guard = new ControlGuard(loopbackOnly, token);
        this.journal = services.journal();
    }

    @Override
    public void handle(ServerRequest request, Writer writer) throws IOException {
        RequestContext context = journal.begin(request.peer());
        ServerResponse response;
        try {
            response = respond(request, context);
        } catch (RuntimeException e) {
            Refusal refusal = RefusalMapper.of(e, context.id());
            context.refused(refusal.reason());
            response = ProblemResponses.of(refusal, context.id());
        }
        journal.end(context, response.status());
        writer.write(response.with("X-Request-Id", context.id()));
    }

    private ServerResponse respond(ServerRequest request, RequestContext context) {
        HttpRouter.Match<ControlRoutes.Endpoint> match = router.match(request);
        if (!(match instanceof HttpRouter.Found<ControlRoutes.Endpoint> found && found.route().target().isPublic())) {
            guard.check(request);
        }
        if (!(match instanceof HttpRouter.Found<ControlRoutes.Endpoint>)) {
            context.unknownRoute(request.method(), request.rawPath());
        }
        HttpRouter.Found<ControlRoutes.Endpoint> found = RefusalMapper.require(match);
        context.route(found.route().method(), found.route().template());
        return found.route().target().handler().handle(new ControlRequest(request, found.variables(), context.id()));
    }
}
