package dev.latchkey.sdk.internal.http;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Parses {@code Retry-After}, in seconds or as a date (RFC 9110, 10.2.3). All three forms of a date are read (5.6.7). A
 * wrong day of the week and fractions of seconds are tolerated, because servers send them.
 */
final class RetryAfter {
    /** Upper bound, longer than any caller waits. Numbers too large to parse are treated as this. */
    private static final Duration MAX_DURATION = Duration.ofDays(365);
    private static final int MAX_LENGTH = 64;
    private static final Pattern SECONDS = Pattern.compile("([0-9]+)(\\.[0-9]+)?");
    /** Preferred form, {@code Sun, 06 Nov 1994 08:49:37 GMT}, and that of RFC 850, {@code Sunday, 06-Nov-94 08:49:37 GMT}. */
    private static final Pattern DATE = Pattern.compile(
            "(?:[A-Za-z]+, *)?([0-9]{1,2})[ -]([A-Za-z]{3})[ -]([0-9]{4}|[0-9]{2}) ([0-9]{2}:[0-9]{2}:[0-9]{2})"
                    + " (GMT|UTC?|Z|[+-][0-9]{4})");
    /** Form of the C function asctime, {@code Sun Nov  6 08:49:37 1994}. */
    private static final Pattern ASCTIME = Pattern.compile(
            "[A-Za-z]{3} ([A-Za-z]{3}) +([0-9]{1,2}) ([0-9]{2}:[0-9]{2}:[0-9]{2}) ([0-9]{4})");
    private static final List<String> MONTHS = List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
            "oct", "nov", "dec");

    private RetryAfter() {}

    /**
     * Returns null if the header field is missing or invalid. A date is relative to the response's {@code Date}, or
     * to this clock if there is none.
     */
    static @Nullable Duration of(Headers headers, Timing timing) {
        String value = headers.get("Retry-After");
        if (value == null || value.isBlank() || value.length() > MAX_LENGTH) {
            return value != null && SECONDS.matcher(value.strip()).matches() ? MAX_DURATION : null;
        }
        String text = value.strip();
        Duration seconds = parseSeconds(text);
        if (seconds != null) {
            return seconds;
        }
        Instant due = parseDate(text, timing.now());
        if (due == null) {
            return null;
        }
        String sent = headers.get("Date");
        Instant from = sent == null ? null : parseDate(sent.strip(), timing.now());
        Duration wait = Duration.between(from == null ? timing.now() : from, due);
        return wait.isNegative() ? Duration.ZERO : capped(wait);
    }

    /** Reads a number. Of a list, which a proxy makes of two header fields, the last element counts. */
    private static @Nullable Duration parseSeconds(String text) {
        Duration last = null;
        for (String element : text.split(",", -1)) {
            Matcher matcher = SECONDS.matcher(element.strip());
            if (!matcher.matches()) {
                return null;
            }
            last = matcher.group(1).length() > 9
                    ? MAX_DURATION
                    : capped(Duration.ofMillis(new BigDecimal(matcher.group()).movePointRight(3)
                            .setScale(0, RoundingMode.UP).longValueExact()));
        }
        return last;
    }

    private static Duration capped(Duration wait) {
        return wait.compareTo(MAX_DURATION) > 0 ? MAX_DURATION : wait;
    }

    private static @Nullable Instant parseDate(String text, Instant now) {
        try {
            Matcher date = DATE.matcher(text);
            if (date.matches()) {
                String zone = date.group(5);
                ZoneOffset offset = Character.isLetter(zone.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(zone);
                return instant(year(date.group(3), now), date.group(2), date.group(1), date.group(4), offset);
            }
            Matcher asctime = ASCTIME.matcher(text);
            return asctime.matches()
                    ? instant(Integer.parseInt(asctime.group(4)), asctime.group(1), asctime.group(2), asctime.group(3),
                            ZoneOffset.UTC)
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant instant(int year, String month, String day, String time, ZoneOffset offset) {
        int number = MONTHS.indexOf(month.toLowerCase(Locale.ROOT)) + 1;
        return LocalDateTime.of(LocalDate.of(year, number, Integer.parseInt(day)), LocalTime.parse(time))
                .toInstant(offset);
    }

    /** Two digits mean the past if the year would be more than 50 years in the future (RFC 9110, 5.6.7). */
    private static int year(String digits, Instant now) {
        int year = Integer.parseInt(digits);
        if (digits.length() == 4) {
            return year;
        }
        int current = now.atZone(ZoneOffset.UTC).getYear();
        int full = current / 100 * 100 + year;
        return full > current + 50 ? full - 100 : full;
    }
}
