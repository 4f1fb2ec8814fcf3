package dev.latchkey.mockserver.gateway;

import dev.latchkey.mockserver.auth.Capability;
import dev.latchkey.mockserver.auth.Credential;
import dev.latchkey.mockserver.http.Request;
import dev.latchkey.mockserver.http.Response;
import dev.latchkey.mockserver.http.Router.Route;
import dev.latchkey.mockserver.model.Refusal;
import dev.latchkey.sdk.keys.Permission;
import java.util.List;

/**
 * A gateway API: its routes, the place of the credentials, the permissions that operations need, and the form of error
 * responses.
 */
public interface GatewayApi {
    /** Returns the gateway's id. */
    String gateway();

    /** Returns the prefix of all its paths, such as {@code /sandbox/}. */
    String prefix();

    /** Returns the routes of its operations. */
    List<Route<GatewayOperation>> routes();

    /** Returns the credential that a request presents. */
    Credential credential(Request request);

    /** Returns the permission that grants a capability. */
    Permission permission(Capability capability);

    /** Returns true if its keys also work for SMTP. */
    boolean supportsSmtp();

    /**
     * Returns the error response for a refusal, in the gateway's own format.
     *
     * @param requestId id of the request in the journal
     */
    Response refusalResponse(Refusal refusal, String requestId);
}
