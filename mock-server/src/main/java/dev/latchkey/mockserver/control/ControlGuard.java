package dev.latchkey.mockserver.control;

import dev.latchkey.mockserver.http.Request;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.rest.OriginCheck;
import dev.latchkey.sdk.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps strangers off the control API, which can do everything. A right token opens it to anyone. Without one it is
 * open only on a server that listens to this computer alone, and only to programs: a page in the developer's browser
 * can reach such a server too, but its requests name another host or origin; and so can a proxy, which says so.
 */
final class ControlGuard {
    private static final String PREFIX = "Bearer ";
    private static final List<String> OF_PROXIES = List.of("X-Forwarded-For", "Forwarded", "Via");

    private final boolean loopbackOnly;
    private final @Nullable Secret token;

    ControlGuard(boolean loopbackOnly, @Nullable Secret token) {
        this.loopbackOnly = loopbackOnly;
        this.token = token;
    }

    void check(Request request) {
        if (hasToken(request)) {
            return;
        }
        if (!loopbackOnly) {
            throw new RefusedException(RefusalReason.CONTROL_FORBIDDEN,
                    "This server listens to other computers, so its control API"
                            + " needs the control token. Send it as 'Authorization: Bearer …'.");
        }
        if (!request.peer().isLoopbackAddress() || !OriginCheck.isLocal(request)) {
            throw new RefusedException(RefusalReason.CONTROL_FORBIDDEN,
                    "The control API answers programs on this computer only: the"
                            + " header Host must be a loopback address, and Origin must be left out. Or send the control token"
                            + " as 'Authorization: Bearer …'.");
        }
        // A proxy on this computer often names this computer as the host too, whoever it speaks for.
        if (OF_PROXIES.stream().anyMatch(name -> !request.headers(name).isEmpty())) {
            throw new RefusedException(RefusalReason.CONTROL_FORBIDDEN,
                    "This request came through a proxy, so the control API needs"
                            + " the control token. Send it as 'Authorization: Bearer …'.");
        }
    }

    private boolean hasToken(Request request) {
        String given = request.header("Authorization").orElse("");
        return token != null && given.length() > PREFIX.length()
                && given.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
                && token.equals(Secret.of(given.substring(PREFIX.length())));
    }
}
