package dev.latchkey.mockserver.gateway;

import dev.latchkey.mockserver.auth.AccessControl;
import dev.latchkey.mockserver.auth.AuthenticatedCaller;
import dev.latchkey.mockserver.auth.ClientAddressResolver;
import dev.latchkey.mockserver.auth.ClientConcurrencyLimit;
import dev.latchkey.mockserver.auth.RequestCredential;
import dev.latchkey.mockserver.fault.FaultRuleSet;
import dev.latchkey.mockserver.http.HttpRouter;
import dev.latchkey.mockserver.http.RequestHandler;
import dev.latchkey.mockserver.http.ServerRequest;
import dev.latchkey.mockserver.http.ServerResponse;
import dev.latchkey.mockserver.journal.RequestContext;
import dev.latchkey.mockserver.journal.RequestJournal;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.rest.OriginCheck;
import dev.latchkey.mockserver.rest.RefusalMapper;
import dev.latchkey.mockserver.timeout.StoppableSleeper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Handles the requests to a gateway API: routes, authenticates, authorizes and executes them, and writes them to the
 * journal.
 */
public final class RequestPipeline implements RequestHandler {
    private final GatewayApi api;
    private final HttpRouter<GatewayOperation> router;
    private final ClientAddressResolver clientAddresses;
    private final ClientConcurrencyLimit concurrencyLimit;
    private final AccessControl accessControl;
    private final RequestJournal journal;
    private final RequestFaultInjector faultInjector;

    /** Creates the pipeline of a gateway API. Faults are injected according to the rules. */
    public RequestPipeline(GatewayApi api, ClientAddressResolver clientAddresses,
            ClientConcurrencyLimit concurrencyLimit,
            AccessControl accessControl,
            RequestJournal journal, FaultRuleSet rules, StoppableSleeper sleeper) {
        this.api = api;
        this.router = new HttpRouter<>(api.routes());
        this.clientAddresses = clientAddresses;
        this.concurrencyLimit = concurrencyLimit;
        this.accessControl = accessControl;
        this.journal = journal;
        this.faultInjector = new RequestFaultInjector(api, rules, sleeper);
    }

    @Override
    public void handle(ServerRequest request, Writer writer) throws IOException {
        RequestContext context = journal.begin(request.peer());
        // Released only after the response is written, also if the request fails.
        try (PermitHolder permitHolder = new PermitHolder()) {
            RequestFaultInjector.RequestFaults faults = faultInjector.start(request, context);
            OutgoingResponse outgoing = faults.respond(() -> respond(request, context, permitHolder, faults));
            journal.end(context, outgoing.status());
            outgoing.write(writer);
        }
    }

    private ServerResponse respond(ServerRequest request, RequestContext context, PermitHolder permitHolder,
            RequestFaultInjector.RequestFaults faults) {
        context.address(
                clientAddresses.resolve(request.peer(), request.headers("X-Forwarded-For"),
                        request.headers("Forwarded")));
        OriginCheck.refuseForeignPage(request);
        HttpRouter.Found<GatewayOperation> found = route(request, context);
        context.route(found.route().method(), found.route().template());
        permitHolder.permit = concurrencyLimit.acquire(context.address());
        faults.onRouted(found.route().template());
        GatewayOperation operation = found.route().target();
        AuthenticatedCaller caller = operation.isPublic() ? null : authorize(request, context, operation);
        if (caller != null) {
            faults.onAuthorized(caller);
        }
        ServerResponse response = operation.handler()
                .handle(new GatewayRequest(request, found.variables(), caller, context, faults::onRecipientsKnown));
        faults.onCommitted();
        return response;
    }

    private HttpRouter.Found<GatewayOperation> route(ServerRequest request, RequestContext context) {
        HttpRouter.Match<GatewayOperation> match = router.match(request);
        if (!(match instanceof HttpRouter.Found<GatewayOperation>)) {
            context.unknownRoute(request.method(), request.rawPath());
            accessControl.findNamedKey(api.credential(request)).ifPresent(context::attemptedKey);
        }
        return RefusalMapper.require(match);
    }

    private AuthenticatedCaller authenticate(ServerRequest request, RequestContext context) {
        RequestCredential credential = api.credential(request);
        try {
            return accessControl.authenticate(credential);
        } catch (RefusedException refused) {
            accessControl.findNamedKey(credential).ifPresent(context::attemptedKey);
            throw refused;
        }
    }

    private AuthenticatedCaller authorize(ServerRequest request, RequestContext context, GatewayOperation operation) {
        AuthenticatedCaller caller = authenticate(request, context);
        context.caller(caller);
        accessControl.checkState(caller);
        accessControl.checkAddress(caller, context.address());
        if (operation.requiredCapability() != null) {
            accessControl.checkPermission(caller, operation.requiredCapability(),
                    api.permission(operation.requiredCapability()));
        }
        accessControl.recordUse(caller, context.address());
        return caller;
    }

    /** Holds the client's concurrency permit once it is acquired. */
    private static final class PermitHolder implements AutoCloseable {
        private ClientConcurrencyLimit.@Nullable Permit permit;

        @Override
        public void close() {
            if (permit != null) {
                permit.close();
            }
        }
    }
}
