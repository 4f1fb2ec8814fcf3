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
 * One key as the list shows it, with what sorting and searching need worked out once.
 *
 * @param key the key
 * @param state how it stands
 * @param secretHeld whether its secret is in memory
 * @param searchText what a search looks in, in lower case
 */
public record KeyRow(ApiKey key, State state, boolean secretHeld, String searchText) {
    private static final Duration SOON = Duration.ofDays(7);

    /** How a key stands. */
    public enum State {
        /** Accepted. */
        ACTIVE,
        /** Accepted, but not for long. */
        EXPIRES_SOON,
        /** Its time is over. */
        EXPIRED,
        /** Its owner wants it revoked. */
        REVOKING,
        /** Taken back. */
        REVOKED,
        /** A word this version does not know. */
        OTHER
    }

    static KeyRow of(ApiKey key, boolean leaving, boolean secretHeld, Instant now) {
        String search = key.name() + "\n" + key.lastFive() + "\n" + key.consumerKey() + "\n"
                + key.allowedIps().stream().map(IpRange::toString).collect(Collectors.joining("\n")) + "\n"
                + key.permissions().stream().map(Permission::name).collect(Collectors.joining("\n"));
        return new KeyRow(key, stateOf(key, leaving, now), secretHeld, search.toLowerCase(Locale.ROOT));
    }

    /** Whether it can be used and revoked. */
    public boolean isUsable() {
        return state == State.ACTIVE || state == State.EXPIRES_SOON || state == State.OTHER;
    }

    private static State stateOf(ApiKey key, boolean leaving, Instant now) {
        Instant expires = key.expires();
        if (leaving) {
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
