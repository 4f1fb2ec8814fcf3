package dev.latchkey.mockserver.kill;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Properties of a key, as far as a client knows them.
 *
 * @param secret null if the server was killed before it sent the secret
 * @param lastFive last five characters of the secret; null if unknown
 */
record KeyState(String name, List<String> allowedIps, String environment, boolean revoked, @Nullable String secret,
        @Nullable String lastFive) {
    KeyState withNameAndIps(String newName, List<String> ips) {
        return new KeyState(newName, ips, environment, revoked, secret, lastFive);
    }

    KeyState withSecret(@Nullable String newSecret) {
        return new KeyState(name, allowedIps, environment, revoked, newSecret,
                newSecret == null ? null : newSecret.substring(newSecret.length() - 5));
    }

    KeyState withRevoked() {
        return new KeyState(name, allowedIps, environment, true, secret, lastFive);
    }

    /** Returns true if the server returns the key with these properties. */
    boolean matches(Map<?, ?> shown) {
        return name.equals(shown.get("name")) && allowedIps.equals(shown.get("allowedIps"))
                && environment.equals(shown.get("environment")) && List.of("*").equals(shown.get("permissions"))
                && (revoked ? "revoked" : "active").equals(shown.get("status"))
                && (lastFive == null || lastFive.equals(shown.get("lastFive")));
    }
}
