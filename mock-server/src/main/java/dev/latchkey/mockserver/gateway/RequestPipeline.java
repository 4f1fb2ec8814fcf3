package dev.latchkey.mockserver.gateway;

import dev.latchkey.mockserver.auth.ClientConcurrencyLimit;
import dev.latchkey.mockserver.auth.Caller;
import dev.latchkey.mockserver.auth.ClientAddressResolver;
import dev.latchkey.mockserver.auth.Credential;
import dev.latchkey.mockserver.auth.AccessControl;
import dev.latchkey.mockserver.journal.Journal;
import dev.latchkey.mockserver.journal.RequestContext;
import dev.latchkey.mockserver.fault.FaultRuleSet;
import dev.latchkey.mockserver.http.Handler;
import dev.latchkey.mockserver.timeout.StoppableSleeper;
import dev.latchkey.mockserver.http.Request;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.http.Router;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.rest.OriginCheck;
import dev.latchkey.mockserver.rest.Refusals;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The way of every request to a dialect, from its first byte to its answer. */
public final class RequestPipeline implements Handler {
    private final GatewayApi api;
    private final Router<Operation> router;
    private final ClientAddressResolver clients;
    private final ClientConcurrencyLimit addresses;
    private final AccessControl accessControl;
    private final Journal journal;
    private final RequestFaultInjector faultInjector;

    /** The walk of one dialect's requests, on which goes wrong what the plan says. */
    public RequestPipeline(GatewayApi api, ClientAddressResolver clients, ClientConcurrencyLimit addresses,
            AccessControl accessControl,
            Journal journal, FaultRuleSet rules, StoppableSleeper sleeper) {
        this.api = api;
        this.router = new Router<>(api.routes());
        this.clients = clients;
        this.addresses = addresses;
        this.accessControl = accessControl;
        this.journal = journal;
        this.faultInjector = new RequestFaultInjector(api, rules, sleeper);
    }

    @Override
    public void handle(Request request, Writer writer) throws IOException {
        RequestContext context = journal.begin(request.peer());
        // The permit is given back when the answer is written, whatever happens until then.
        try (Admission admission = new Admission()) {
            RequestFaultInjector.RequestFaults way = faultInjector.begin(request, context);
            OutgoingResponse outgoing = way.respond(() -> respond(request, context, admission, way));
            journal.end(context, outgoing.status());
            outgoing.write(writer);
        }
    }

    private Response respond(Request request, RequestContext context, Admission admission,
            RequestFaultInjector.RequestFaults way) {
        context.address(
                clients.resolve(request.peer(), request.headers("X-Forwarded-For"), request.headers("Forwarded")));
        OriginCheck.refuseForeignPage(request);
        Router.Found<Operation> found = find(request, context);
        context.route(found.route().method(), found.route().template());
        admission.permit = addresses.acquire(context.address());
        way.routed(found.route().template());
        Operation operation = found.route().target();
        Caller caller = operation.open() ? null : admit(request, context, operation);
        if (caller != null) {
            way.admitted(caller);
        }
        Response response = operation.operationHandler()
                .run(new GatewayRequest(request, found.variables(), caller, context, way::addressed));
        way.committed();
        return response;
    }

    private Router.Found<Operation> find(Request request, RequestContext context) {
        Router.Match<Operation> match = router.match(request);
        if (!(match instanceof Router.Found<Operation>)) {
            context.unknownRoute(request.method(), request.rawPath());
            accessControl.findNamedKey(api.credential(request)).ifPresent(context::attemptedKey);
        }
        return Refusals.require(match);
    }

    private Caller authenticate(Request request, RequestContext context) {
        Credential credential = api.credential(request);
        try {
            return accessControl.authenticate(credential);
        } catch (RefusedException refused) {
            accessControl.findNamedKey(credential).ifPresent(context::attemptedKey);
            throw refused;
        }
    }

    private Caller admit(Request request, RequestContext context, Operation operation) {
        Caller caller = authenticate(request, context);
        context.caller(caller);
        accessControl.checkState(caller);
        accessControl.checkAddress(caller, context.address());
        if (operation.needed() != null) {
            accessControl.checkPermission(caller, operation.needed(), api.permission(operation.needed()));
        }
        accessControl.recordUse(caller, context.address());
        return caller;
    }

    /** Holds the permit of the address, once there is one. */
    private static final class Admission implements AutoCloseable {
        private ClientConcurrencyLimit.@Nullable Permit permit;

        @Override
        public void close() {
            if (permit != null) {
                permit.close();
            }
        }
    }
}
