package dev.latchkey.mockserver.fault;

import dev.latchkey.sdk.keys.IpRange;
import org.jspecify.annotations.Nullable;

/**
 * Criteria of a fault rule; a null criterion matches everything. In {@code route} and {@code recipient}, {@code *}
 * matches any characters, and case is ignored.
 *
 * @param gateway gateway of the request
 * @param route method and path, such as {@code POST /sandbox/v1/sms}; matches the actual path or the path template
 * @param key id or name of the key
 * @param address network range of the client
 * @param recipient bare address or phone number, such as {@code *@example.com}; one matching recipient is enough
 */
public record FaultMatcher(@Nullable String gateway, @Nullable String route, @Nullable String key,
        @Nullable IpRange address,
        @Nullable String recipient) {
    /** Matches everything. */
    public static final FaultMatcher ANYTHING = new FaultMatcher(null, null, null, null, null);

    boolean matches(FaultContext context) {
        return (gateway == null || gateway.equals(context.gateway()))
                && (route == null || context.routes().stream().anyMatch(new Glob(route)::matches))
                && (key == null || key.equals(context.keyId()) || key.equals(context.keyName()))
                && (address == null || context.address() != null && address.contains(context.address()))
                && (recipient == null || context.recipients().stream().anyMatch(new Glob(recipient)::matches));
    }

    /** The stage at which all criteria can be evaluated. */
    FaultPhase.MatchStage requiredStage() {
        if (recipient != null) {
            return FaultPhase.MatchStage.MESSAGE;
        }
        return key != null ? FaultPhase.MatchStage.CALLER : FaultPhase.MatchStage.NOTHING;
    }
}
