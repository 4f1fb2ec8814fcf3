package dev.latchkey.mockserver.gateway;

import dev.latchkey.mockserver.auth.KeyCapability;
import dev.latchkey.mockserver.auth.RequestCredential;
import dev.latchkey.mockserver.http.HttpRouter.Route;
import dev.latchkey.mockserver.http.ServerRequest;
import dev.latchkey.mockserver.http.ServerResponse;
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
    RequestCredential credential(ServerRequest request);

    /** Returns the permission that grants a capability. */
    Permission permission(KeyCapability capability);

    /** Returns true if its keys also work for SMTP. */
    boolean supportsSmtp();

    /**
     * Returns the error response for a refusal, in the gateway's own format.
     *
     * @param requestId id of the request in the journal
     */
    ServerResponse refusalResponse(Refusal refusal, String requestId);
}
