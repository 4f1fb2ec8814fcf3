package dev.latchkey.mockserver.kill;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything the server has acknowledged to one client, and the one request that got no response. */
final class AcknowledgedState {
    /** Keys by id. */
    final Map<String, KnownKey> keys = new LinkedHashMap<>();
    /** Messages by id, the latest last. */
    final Map<String, SentMessage> messages = new LinkedHashMap<>();
    @Nullable
    KeyState keyInDoubt;
    @Nullable
    SentMessage messageInDoubt;
    /** The key used last. Its use is certainly stored only once a later request has been acknowledged. */
    private @Nullable KnownKey lastUsed;
    private @Nullable Instant lastUsedAt;

    /** Records an acknowledged request. */
    void acknowledged(@Nullable KnownKey key, Instant startedAt) {
        if (lastUsed != null) {
            lastUsed.used = lastUsedAt;
        }
        lastUsed = key;
        lastUsedAt = startedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Forgets the uncertain use when the server is killed. */
    void endRound() {
        lastUsed = null;
    }
}
