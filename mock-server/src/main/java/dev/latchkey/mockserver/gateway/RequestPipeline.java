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
    private final GatewayApi dialect;
    private final Router<Operation> router;
    private final ClientAddressResolver clients;
    private final ClientConcurrencyLimit addresses;
    private final AccessControl gatekeeper;
    private final Journal journal;
    private final RequestFaultInjector faults;

    /** The walk of one dialect's requests, on which goes wrong what the plan says. */
    public RequestPipeline(GatewayApi dialect, ClientAddressResolver clients, ClientConcurrencyLimit addresses,
            AccessControl gatekeeper,
            Journal journal, FaultRuleSet plan, StoppableSleeper pauses) {
        this.dialect = dialect;
        this.router = new Router<>(dialect.routes());
        this.clients = clients;
        this.addresses = addresses;
        this.gatekeeper = gatekeeper;
        this.journal = journal;
        this.faults = new RequestFaultInjector(dialect, plan, pauses);
    }

    @Override
    public void handle(Request request, Writer writer) throws IOException {
        RequestContext visit = journal.begin(request.peer());
        // The permit is given back when the answer is written, whatever happens until then.
        try (Admission admission = new Admission()) {
            RequestFaultInjector.Way way = faults.way(request, visit);
            OutgoingResponse departure = way.leave(() -> answer(request, visit, admission, way));
            journal.end(visit, departure.status());
            departure.write(writer);
        }
    }

    private Response answer(Request request, RequestContext visit, Admission admission, RequestFaultInjector.Way way) {
        visit.address(clients.of(request.peer(), request.headers("X-Forwarded-For"), request.headers("Forwarded")));
        OriginCheck.refuseForeignPage(request);
        Router.Found<Operation> found = find(request, visit);
        visit.route(found.route().method(), found.route().template());
        admission.permit = addresses.enter(visit.address());
        way.routed(found.route().template());
        Operation operation = found.route().target();
        Caller caller = operation.open() ? null : admit(request, visit, operation);
        if (caller != null) {
            way.admitted(caller);
        }
        Response response = operation.useCase()
                .run(new GatewayRequest(request, found.variables(), caller, visit, way::addressed));
        way.committed();
        return response;
    }

    private Router.Found<Operation> find(Request request, RequestContext visit) {
        Router.Match<Operation> match = router.match(request);
        if (!(match instanceof Router.Found<Operation>)) {
            visit.unknown(request.method(), request.rawPath());
            gatekeeper.meant(dialect.credential(request)).ifPresent(visit::meant);
        }
        return Refusals.require(match);
    }

    private Caller authenticate(Request request, RequestContext visit) {
        Credential credential = dialect.credential(request);
        try {
            return gatekeeper.authenticate(credential);
        } catch (RefusedException refused) {
            gatekeeper.meant(credential).ifPresent(visit::meant);
            throw refused;
        }
    }

    private Caller admit(Request request, RequestContext visit, Operation operation) {
        Caller caller = authenticate(request, visit);
        visit.caller(caller);
        gatekeeper.checkState(caller);
        gatekeeper.checkAddress(caller, visit.address());
        if (operation.needed() != null) {
            gatekeeper.checkPermission(caller, operation.needed(), dialect.permission(operation.needed()));
        }
        gatekeeper.remember(caller, visit.address());
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
