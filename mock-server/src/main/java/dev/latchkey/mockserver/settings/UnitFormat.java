package dev.latchkey.mockserver.settings;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Formats and parses durations and sizes with units. A kilobyte has 1,024 bytes. */
final class UnitFormat {
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,15}) ?([A-Za-z]*)");
    private static final Map<String, Long> MILLIS = units("d", 86_400_000L, "h", 3_600_000L, "m", 60_000L, "s", 1000L,
            "ms", 1L);
    private static final Map<String, Long> BYTES = units("gb", 1L << 30, "mb", 1L << 20, "kb", 1L << 10, "b", 1L);

    private UnitFormat() {}

    /**
     * Parses {@code 30s}. Returns null if it is not valid. A number without a unit is not: it could mean seconds or
     * milliseconds.
     */
    static @Nullable Duration parseDuration(String text) {
        Long millis = parse(text, MILLIS);
        return millis == null ? null : Duration.ofMillis(millis);
    }

    /** Parses {@code 64KB}. Returns null if it is not valid. A number without a unit means bytes. */
    static @Nullable Long parseBytes(String text) {
        return parse(text.matches("\\d+") ? text + "B" : text.replaceFirst("(?i)ib$", "B"), BYTES);
    }

    static String format(Duration duration) {
        return format(duration.toMillis(), MILLIS);
    }

    static String format(long bytes) {
        return format(bytes, BYTES).toUpperCase(Locale.ROOT);
    }

    private static @Nullable Long parse(String text, Map<String, Long> units) {
        Matcher matcher = AMOUNT.matcher(text);
        Long unit = matcher.matches() ? units.get(matcher.group(2).toLowerCase(Locale.ROOT)) : null;
        if (unit == null) {
            return null;
        }
        long number = Long.parseLong(matcher.group(1));
        return number > Long.MAX_VALUE / unit ? null : number * unit;
    }

    /** Formats an amount in the largest unit that divides it. */
    private static String format(long amount, Map<String, Long> units) {
        return units.entrySet().stream().filter(unit -> amount % unit.getValue() == 0).findFirst()
                .map(unit -> amount / unit.getValue() + unit.getKey()).orElseThrow();
    }

    private static Map<String, Long> units(Object... namesAndAmounts) {
        Map<String, Long> units = new LinkedHashMap<>();
        for (int i = 0; i < namesAndAmounts.length; i += 2) {
            units.put((String) namesAndAmounts[i], (Long) namesAndAmounts[i + 1]);
        }
        return units;
    }
}
