package dev.latchkey.mockserver.control;

import dev.latchkey.mockserver.http.ServerRequest;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.rest.OriginCheck;
import dev.latchkey.sdk.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Restricts access to the control API, which can do everything. A valid token grants access to every client. Without a
 * token, only programs on this computer have access, and only if the server listens on a loopback address. Web pages in the
 * developer's browser and proxies can reach such a server too. Pages are recognized by their Host and Origin headers,
 * proxies by the headers they add.
 */
final class ControlGuard {
    private static final String BEARER_PREFIX = "Bearer ";
    private static final List<String> PROXY_HEADERS = List.of("X-Forwarded-For", "Forwarded", "Via");

    private final boolean loopbackOnly;
    private final @Nullable Secret token;

    ControlGuard(boolean loopbackOnly, @Nullable Secret token) {
        this.loopbackOnly = loopbackOnly;
        this.token = token;
    }

    void check(ServerRequest request) {
        if (hasToken(request)) {
            return;
        }
        if (!loopbackOnly) {
            throw new RefusedException(RefusalReason.CONTROL_FORBIDDEN,
                    "This server accepts connections from other computers, so its control API"
                            + " needs the control token. Send it as 'Authorization: Bearer …'.");
        }
        if (!request.peer().isLoopbackAddress() || !OriginCheck.isLocal(request)) {
            throw new RefusedException(RefusalReason.CONTROL_FORBIDDEN,
                    "The control API is open only to programs on this computer: the Host"
                            + " header must name a loopback address, and the Origin header must be left out. Or send the control token"
                            + " as 'Authorization: Bearer …'.");
        }
        // A proxy on this computer often names this computer as the host too, whatever client it forwards for.
        if (PROXY_HEADERS.stream().anyMatch(name -> !request.headers(name).isEmpty())) {
            throw new RefusedException(RefusalReason.CONTROL_FORBIDDEN,
                    "This request came through a proxy, so the control API needs"
                            + " the control token. Send it as 'Authorization: Bearer …'.");
        }
    }

    private boolean hasToken(ServerRequest request) {
        String header = request.header("Authorization").orElse("");
        return token != null && header.length() > BEARER_PREFIX.length()
                && header.regionMatches(true, 0, BEARER_PREFIX, 0, BEARER_PREFIX.length())
                && token.equals(Secret.of(header.substring(BEARER_PREFIX.length())));
    }
}
