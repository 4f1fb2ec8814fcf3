package dev.latchkey.sdk.sandbox.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Response body of {@code GET /sandbox/v1/statistics}: statistics, the earliest day first.
 *
 * {@snippet :
 * StatisticPage page = session.operations().account().statistics(null, null, null, "email", null, null).execute();
 * }
 *
 * @param items one entry for each day, key, channel and environment with messages or events
 * @param next {@code cursor} of the next page; null if this is the last one
 */
public record StatisticPage(List<StatisticResource> items, @Nullable String next) {}
