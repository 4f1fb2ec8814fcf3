package dev.latchkey.mockserver.dialect;

import dev.latchkey.mockserver.core.AddressLimit;
import dev.latchkey.mockserver.core.Caller;
import dev.latchkey.mockserver.core.ClientAddress;
import dev.latchkey.mockserver.core.Credential;
import dev.latchkey.mockserver.core.Gatekeeper;
import dev.latchkey.mockserver.core.Journal;
import dev.latchkey.mockserver.core.Visit;
import dev.latchkey.mockserver.fault.FaultPlan;
import dev.latchkey.mockserver.http.Handler;
import dev.latchkey.mockserver.patience.Pauses;
import dev.latchkey.mockserver.http.Request;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.http.Router;
import dev.latchkey.mockserver.model.Refused;
import dev.latchkey.mockserver.wire.Origins;
import dev.latchkey.mockserver.wire.Refusals;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The way of every request to a dialect, from its first byte to its answer. */
public final class RequestWalk implements Handler {
    private final Dialect dialect;
    private final Router<Operation> router;
    private final ClientAddress clients;
    private final AddressLimit addresses;
    private final Gatekeeper gatekeeper;
    private final Journal journal;
    private final FaultPoints faults;

    /** The walk of one dialect's requests, on which goes wrong what the plan says. */
    public RequestWalk(Dialect dialect, ClientAddress clients, AddressLimit addresses, Gatekeeper gatekeeper,
            Journal journal, FaultPlan plan, Pauses pauses) {
        this.dialect = dialect;
        this.router = new Router<>(dialect.routes());
        this.clients = clients;
        this.addresses = addresses;
        this.gatekeeper = gatekeeper;
        this.journal = journal;
        this.faults = new FaultPoints(dialect, plan, pauses);
    }

    @Override
    public void handle(Request request, Writer writer) throws IOException {
        Visit visit = journal.begin(request.peer());
        // The permit is given back when the answer is written, whatever happens until then.
        try (Admission admission = new Admission()) {
            FaultPoints.Way way = faults.way(request, visit);
            Departure departure = way.leave(() -> answer(request, visit, admission, way));
            journal.end(visit, departure.status());
            departure.write(writer);
        }
    }

    private Response answer(Request request, Visit visit, Admission admission, FaultPoints.Way way) {
        visit.address(clients.of(request.peer(), request.headers("X-Forwarded-For"), request.headers("Forwarded")));
        Origins.refuseForeignPage(request);
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
                .run(new Call(request, found.variables(), caller, visit, way::addressed));
        way.committed();
        return response;
    }

    private Router.Found<Operation> find(Request request, Visit visit) {
        Router.Match<Operation> match = router.match(request);
        if (!(match instanceof Router.Found<Operation>)) {
            visit.unknown(request.method(), request.rawPath());
            gatekeeper.meant(dialect.credential(request)).ifPresent(visit::meant);
        }
        return Refusals.require(match);
    }

    private Caller authenticate(Request request, Visit visit) {
        Credential credential = dialect.credential(request);
        try {
            return gatekeeper.authenticate(credential);
        } catch (Refused refused) {
            gatekeeper.meant(credential).ifPresent(visit::meant);
            throw refused;
        }
    }

    private Caller admit(Request request, Visit visit, Operation operation) {
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
        private AddressLimit.@Nullable Permit permit;

        @Override
        public void close() {
            if (permit != null) {
                permit.close();
            }
        }
    }
}
