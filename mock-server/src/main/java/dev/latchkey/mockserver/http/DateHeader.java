package dev.latchkey.mockserver.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Header field {@code Date}, formatted once per second. Source: RFC 9110, 5.6.7. */
final class DateHeader {
    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String[] MONTHS = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
            "Nov", "Dec"};

    private final InstantSource clock;
    private volatile Line line = new Line(Long.MIN_VALUE, new byte[0]);

    private record Line(long second, byte[] bytes) {}

    DateHeader(InstantSource clock) {
        this.clock = clock;
    }

    /** Returns the whole line, with its CR LF. */
    byte[] line() {
        Instant now = clock.instant();
        Line current = line;
        if (current.second() != now.getEpochSecond()) {
            current = new Line(now.getEpochSecond(), format(now).getBytes(StandardCharsets.US_ASCII));
            line = current;
        }
        return current.bytes();
    }

    private static String format(Instant now) {
        LocalDateTime t = LocalDateTime.ofEpochSecond(now.getEpochSecond(), 0, ZoneOffset.UTC);
        return "Date: " + DAYS[t.getDayOfWeek().getValue() - 1] + ", " + twoDigits(t.getDayOfMonth()) + " "
                + MONTHS[t.getMonthValue() - 1] + " " + t.getYear() + " " + twoDigits(t.getHour()) + ":"
                + twoDigits(t.getMinute())
                + ":" + twoDigits(t.getSecond()) + " GMT\r\n";
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
