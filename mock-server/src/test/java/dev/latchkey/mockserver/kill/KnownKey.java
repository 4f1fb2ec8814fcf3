package dev.latchkey.mockserver.kill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key that a client created. */
final class KnownKey {
    final String id;
    final String publicPart;
    /** Earlier secrets of the key. */
    final List<String> oldSecrets = new ArrayList<>();
    /** Its state; while a change is unacknowledged, followed by the state after the change. */
    List<KeyState> possible;
    /** Time of its last use, or earlier; null if it was never used. */
    @Nullable
    Instant used;
    /** True if the key was used or changed since the last check. */
    boolean touched = true;

    KnownKey(String id, String publicPart, KeyState state) {
        this.id = id;
        this.publicPart = publicPart;
        this.possible = List.of(state);
    }

    KeyState state() {
        return possible.get(0);
    }

    /** Sets the state that the server acknowledged. */
    void setState(KeyState state) {
        String before = state().secret();
        if (before != null && !before.equals(state.secret())) {
            oldSecrets.add(before);
        }
        possible = List.of(state);
    }

    KillableServerClient.KeyAndSecret pair() {
        return new KillableServerClient.KeyAndSecret(publicPart, String.valueOf(state().secret()));
    }

    @Override
    public String toString() {
        // Does not contain the secret.
        return id + " " + possible.stream().map(state -> state.name() + " " + state.allowedIps() + " "
                + (state.revoked() ? "revoked" : "active")).toList();
    }
}
