package dev.latchkey.mockserver;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Clock that stands still until a test advances it. */
public final class MovableClock implements InstantSource {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Advances the clock. */
    public void advance(Duration by) {
        now.updateAndGet(before -> before.plus(by));
    }
}
