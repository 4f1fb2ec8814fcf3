package dev.latchkey.mockserver.kill;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one client was acknowledged, and the one thing that it has asked for and had no answer to. */
final class AcknowledgedState {
    /** By their ids. */
    final Map<String, KnownKey> keys = new LinkedHashMap<>();
    /** By the ids that the server gave them, the latest last. */
    final Map<String, SentMessage> messages = new LinkedHashMap<>();
    @Nullable
    KeyState keyInDoubt;
    @Nullable
    SentMessage messageInDoubt;
    /** The key that was used last: whether that is stored is sure once anything else was acknowledged after it. */
    private @Nullable KnownKey using;
    private @Nullable Instant since;

    /** Something was acknowledged. */
    void acknowledged(@Nullable KnownKey used, Instant began) {
        if (using != null) {
            using.used = since;
        }
        using = used;
        since = began.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The server was killed. */
    void endRound() {
        using = null;
    }
}
