package dev.latchkey.desktop.keys;

import dev.latchkey.sdk.keys.ApiKey;
import dev.latchkey.sdk.keys.IpRange;
import dev.latchkey.sdk.keys.KeyStatus;
import dev.latchkey.sdk.keys.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Row of the key table, with the values for sorting and searching computed once.
 *
 * @param key API key
 * @param state state of the key
 * @param secretHeld true if the secret is in memory
 * @param searchText searchable text, in lower case
 */
public record KeyRow(ApiKey key, State state, boolean secretHeld, String searchText) {
    private static final Duration SOON = Duration.ofDays(7);

    /** State of a key. */
    public enum State {
        /** Accepted by the gateway. */
        ACTIVE,
        /** Accepted, but expires within seven days. */
        EXPIRES_SOON,
        /** Expired. */
        EXPIRED,
        /** Revocation pending or being sent. */
        REVOKING,
        /** Revoked. */
        REVOKED,
        /** Status that this version does not know. */
        OTHER
    }

    static KeyRow of(ApiKey key, boolean revoking, boolean secretHeld, Instant now) {
        String search = key.name() + "\n" + key.lastFive() + "\n" + key.consumerKey() + "\n"
                + key.allowedIps().stream().map(IpRange::toString).collect(Collectors.joining("\n")) + "\n"
                + key.permissions().stream().map(Permission::name).collect(Collectors.joining("\n"));
        return new KeyRow(key, stateOf(key, revoking, now), secretHeld, search.toLowerCase(Locale.ROOT));
    }

    /** Returns true if the key may be accepted by the gateway. */
    public boolean isUsable() {
        return state == State.ACTIVE || state == State.EXPIRES_SOON || state == State.OTHER;
    }

    private static State stateOf(ApiKey key, boolean revoking, Instant now) {
        Instant expires = key.expires();
        if (revoking) {
            return State.REVOKING;
        } else if (key.status().equals(KeyStatus.REVOKED)) {
            return State.REVOKED;
        } else if (key.status().equals(KeyStatus.EXPIRED) || expires != null && !expires.isAfter(now)) {
            return State.EXPIRED;
        } else if (!key.status().equals(KeyStatus.ACTIVE)) {
            return State.OTHER;
        }
        return expires != null && expires.isBefore(now.plus(SOON)) ? State.EXPIRES_SOON : State.ACTIVE;
    }
}
