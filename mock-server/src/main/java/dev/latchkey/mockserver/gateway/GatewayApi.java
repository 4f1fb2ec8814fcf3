package dev.latchkey.mockserver.gateway;

import dev.latchkey.mockserver.auth.Capability;
import dev.latchkey.mockserver.auth.Credential;
import dev.latchkey.mockserver.http.Request;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.http.Route;
import dev.latchkey.mockserver.model.Refusal;
import dev.latchkey.sdk.keys.Permission;
import java.util.List;

/** A gateway's API, told in tables: what there is, where credentials are, what is needed, and how it refuses. */
public interface GatewayApi {
    /** The gateway's id. */
    String gateway();

    /** How all its paths begin, {@code /sandbox/}. */
    String prefix();

    /** What can be asked for. */
    List<Route<Operation>> routes();

    /** What a request presents to prove who asks. */
    Credential credential(Request request);

    /** The gateway's name for a capability. */
    Permission permission(Capability capability);

    /** Whether its keys open the SMTP relay too. */
    boolean hasRelay();

    /**
     * A refusal as the gateway would say it.
     *
     * @param requestId the server's name for the request
     */
    Response refuse(Refusal refusal, String requestId);
}
