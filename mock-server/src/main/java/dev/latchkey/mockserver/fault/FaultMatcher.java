package dev.latchkey.mockserver.fault;

import dev.latchkey.sdk.keys.IpRange;
import org.jspecify.annotations.Nullable;

/**
 * What a rule is for; what is null does not matter. In {@code route} and {@code recipient}, a star stands for any
 * characters, and case does not count.
 *
 * @param gateway in which gateway's words it is asked
 * @param route method and path, {@code POST /sandbox/v1/sms}; either as asked for or as the route's template
 * @param key id or name of the key
 * @param address where the request comes from
 * @param recipient bare address or number, {@code *@example.com}; one fitting recipient is enough
 */
public record FaultMatcher(@Nullable String gateway, @Nullable String route, @Nullable String key,
        @Nullable IpRange address,
        @Nullable String recipient) {
    /** Everything. */
    public static final FaultMatcher ANYTHING = new FaultMatcher(null, null, null, null, null);

    boolean matches(FaultContext context) {
        return (gateway == null || gateway.equals(context.gateway()))
                && (route == null || context.routes().stream().anyMatch(new Glob(route)::matches))
                && (key == null || key.equals(context.keyId()) || key.equals(context.keyName()))
                && (address == null || context.address() != null && address.contains(context.address()))
                && (recipient == null || context.recipients().stream().anyMatch(new Glob(recipient)::matches));
    }

    /** How much has to be known to say whether it fits. */
    Phase.MatchStage requiredStage() {
        if (recipient != null) {
            return Phase.MatchStage.MESSAGE;
        }
        return key != null ? Phase.MatchStage.CALLER : Phase.MatchStage.NOTHING;
    }
}
