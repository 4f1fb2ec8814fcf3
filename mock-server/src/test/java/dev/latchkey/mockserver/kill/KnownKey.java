package dev.latchkey.mockserver.kill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key that a client has made. */
final class KnownKey {
    final String id;
    final String publicPart;
    /** Secrets it had before. */
    final List<String> oldSecrets = new ArrayList<>();
    /** How it is; while the server is asked to change it, also how it would be then. */
    List<KeyState> possible;
    /** When it was used last, or before; null when it never was. */
    @Nullable
    Instant used;
    /** Whether something became of it since it was last looked at. */
    boolean touched = true;

    KnownKey(String id, String publicPart, KeyState state) {
        this.id = id;
        this.publicPart = publicPart;
        this.possible = List.of(state);
    }

    KeyState state() {
        return possible.get(0);
    }

    /** It is so now. */
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
        // Without what is secret.
        return id + " " + possible.stream().map(state -> state.name() + " " + state.allowedIps() + " "
                + (state.revoked() ? "revoked" : "active")).toList();
    }
}
