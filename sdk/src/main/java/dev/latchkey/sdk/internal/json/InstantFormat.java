package dev.latchkey.sdk.internal.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Formats and parses ISO 8601 times. Common forms bypass the formatters of {@code java.time}, which allocate more for
 * one time than everything else in a key does.
 */
final class InstantFormat {
    private static final int SECONDS_OF_MINUTE = 60;
    private static final int SECONDS_OF_HOUR = 3600;
    private static final int SECONDS_OF_DAY = 86_400;
    private static final int LENGTH_TO_SECONDS = "2026-01-02T03:04:05".length();
    private static final int MAX_FRACTION = 9;
    /** Epoch seconds of 0000-01-01 and 10000-01-01, between which a year has four digits. */
    private static final long FIRST = -62_167_219_200L;
    private static final long END = 253_402_300_800L;

    private static final Pattern LENIENT = Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d)(:\\d\\d)?"
            + "(?:[.,](\\d{1,9}))? ?(Z|[+-]\\d\\d(?::?\\d\\d)?)?");

    private InstantFormat() {}

    /**
     * Parses {@code 2026-01-02T03:04:05.678Z}. It may have any offset, and a space instead of the T.
     *
     * @param zone zone of a time without one; null if a time must name its zone
     * @throws DateTimeException if the text is not such a time
     */
    static Instant parse(String text, @Nullable ZoneId zone) {
        int end = LENGTH_TO_SECONDS;
        if (!hasCommonForm(text)) {
            return parseWithJavaTime(text, zone);
        }
        int nanos = 0;
        if (text.length() > end && text.charAt(end) == '.') {
            int digits = 0;
            for (end++; end < text.length() && isDigit(text.charAt(end)); end++) {
                if (++digits > MAX_FRACTION) {
                    return parseWithJavaTime(text, zone);
                }
                nanos = nanos * 10 + text.charAt(end) - '0';
            }
            for (int i = digits; i < MAX_FRACTION; i++) {
                nanos *= 10;
            }
        }
        boolean utc = end == text.length()
                ? ZoneOffset.UTC.equals(zone)
                : end == text.length() - 1 && text.charAt(end) == 'Z';
        if (!utc) {
            return parseWithJavaTime(text, zone);
        }
        long day = LocalDate.of(parseInt(text, 0, 4), parseInt(text, 5, 7), parseInt(text, 8, 10)).toEpochDay();
        return Instant.ofEpochSecond(day * SECONDS_OF_DAY + parseInt(text, 11, 13) * SECONDS_OF_HOUR
                + parseInt(text, 14, 16) * SECONDS_OF_MINUTE + parseInt(text, 17, 19), nanos);
    }

    /**
     * Formats like {@link Instant#toString}.
     *
     * @param separator character between date and time
     * @param zone zone of the local time that is written without a zone; null for UTC with Z
     */
    static String format(Instant instant, char separator, @Nullable ZoneId zone) {
        int offset = zone == null ? 0 : zone.getRules().getOffset(instant).getTotalSeconds();
        long local = instant.getEpochSecond() + offset;
        if (local < FIRST || local >= END) {
            return zone == null ? instant.toString() : formatWithJavaTime(instant, separator, zone);
        }
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(local, SECONDS_OF_DAY));
        int second = Math.floorMod(local, SECONDS_OF_DAY);
        StringBuilder text = new StringBuilder("2026-01-02T03:04:05.678901234Z".length());
        appendDigits(text, day.getYear(), 4);
        appendDigits(text.append('-'), day.getMonthValue(), 2);
        appendDigits(text.append('-'), day.getDayOfMonth(), 2);
        appendDigits(text.append(separator), second / SECONDS_OF_HOUR, 2);
        appendDigits(text.append(':'), second / SECONDS_OF_MINUTE % SECONDS_OF_MINUTE, 2);
        appendDigits(text.append(':'), second % SECONDS_OF_MINUTE, 2);
        appendFraction(text, instant.getNano());
        return (zone == null ? text.append('Z') : text).toString();
    }

    /** Appends the fraction in groups of three digits. */
    private static void appendFraction(StringBuilder text, int nanos) {
        if (nanos % 1_000_000 == 0) {
            if (nanos > 0) {
                appendDigits(text.append('.'), nanos / 1_000_000, 3);
            }
        } else if (nanos % 1000 == 0) {
            appendDigits(text.append('.'), nanos / 1000, 6);
        } else {
            appendDigits(text.append('.'), nanos, MAX_FRACTION);
        }
    }

    private static void appendDigits(StringBuilder text, int number, int width) {
        int unit = 1;
        for (int i = 1; i < width; i++) {
            unit *= 10;
        }
        for (; unit > 0; unit /= 10) {
            text.append((char) ('0' + number / unit % 10));
        }
    }

    /**
     * Returns true if the text begins with date and time in the common form, and the time is one that exists on every
     * day.
     */
    private static boolean hasCommonForm(String text) {
        if (text.length() < LENGTH_TO_SECONDS) {
            return false;
        }
        for (int i = 0; i < LENGTH_TO_SECONDS; i++) {
            char c = text.charAt(i);
            boolean matches = switch (i) {
                case 4, 7 -> c == '-';
                case 10 -> c == 'T' || c == ' ';
                case 13, 16 -> c == ':';
                default -> isDigit(c);
            };
            if (!matches) {
                return false;
            }
        }
        return parseInt(text, 11, 13) < 24 && parseInt(text, 14, 16) < 60 && parseInt(text, 17, 19) < 60;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int parseInt(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    /** Returns the form that {@code java.time} parses: seconds, a dot, and a colon in the offset. */
    private static String normalize(Matcher time) {
        String fraction = time.group(3);
        String zone = time.group(4) == null ? "" : time.group(4);
        if (zone.length() == 5) {
            zone = zone.substring(0, 3) + ":" + zone.substring(3);
        } else if (zone.length() == 3) {
            zone += ":00";
        }
        return time.group(1) + (time.group(2) == null ? ":00" : time.group(2))
                + (fraction == null ? "" : "." + fraction) + zone;
    }

    private static Instant parseWithJavaTime(String text, @Nullable ZoneId zone) {
        int space = text.indexOf(' ');
        String iso = space < 0 ? text : text.substring(0, space) + 'T' + text.substring(space + 1);
        Matcher lenient = LENIENT.matcher(iso);
        if (lenient.matches()) {
            iso = normalize(lenient);
        }
        boolean hasZone = iso.endsWith("Z") || iso.indexOf('+', 1) > 0 || iso.lastIndexOf('-') > iso.indexOf('T');
        if (hasZone || zone == null) {
            return iso.endsWith("Z") ? Instant.parse(iso) : OffsetDateTime.parse(iso).toInstant();
        }
        return LocalDateTime.parse(iso).atZone(zone).toInstant();
    }

    private static String formatWithJavaTime(Instant instant, char separator, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        String text = local.toString().replace('T', separator);
        return local.get(ChronoField.SECOND_OF_MINUTE) == 0 && local.getNano() == 0 ? text + ":00" : text;
    }
}
