package dev.latchkey.sdk.sandbox.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /sandbox/v1/statistics}: how much happened, the earliest day first.
 *
 * {@snippet :
 * StatisticPage page = session.operations().account().statistics(null, null, null, "email", null, null).execute();
 * }
 *
 * @param items one for each day, key, channel and environment of which there is something to tell
 * @param next what to send as {@code cursor} for the page after this one; null when this is the last
 */
public record StatisticPage(List<StatisticResource> items, @Nullable String next) {}
