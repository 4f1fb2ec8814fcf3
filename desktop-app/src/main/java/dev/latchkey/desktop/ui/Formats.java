package dev.latchkey.desktop.ui;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;

/** Formats times for people: near ones as relative times, distant ones as dates. */
public final class Formats {
    private final Texts texts;
    private final Clock clock;
    private final DateTimeFormatter time;
    private final DateTimeFormatter day;
    private final DateTimeFormatter dayAndYear;
    private final DateTimeFormatter exact;

    /** Creates formats in the language of the texts and the time zone of the clock. */
    public Formats(Texts texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
        this.time = DateTimeFormatter.ofPattern("HH:mm", texts.locale());
        this.day = DateTimeFormatter.ofPattern(texts.get("ui.format.day"), texts.locale());
        this.dayAndYear = DateTimeFormatter.ofPattern(texts.get("ui.format.dayAndYear"), texts.locale());
        this.exact = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.MEDIUM)
                .withLocale(texts.locale());
    }

    /** Current time. */
    public Instant now() {
        return clock.instant();
    }

    /** Current date in the user's time zone. */
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Returns the last second of a day in the user's time zone. */
    public Instant endOf(LocalDate date) {
        return date.plusDays(1).atStartOfDay(clock.getZone()).toInstant().minusSeconds(1);
    }

    /** Formats a past time: {@code 4 min ago}, or a date if it is at least a week ago. */
    public String ago(Instant instant) {
        Duration age = Duration.between(instant, clock.instant());
        if (age.toMinutes() < 1) {
            return texts.get("ui.ago.now");
        } else if (age.toHours() < 1) {
            return texts.get("ui.ago.minutes", age.toMinutes());
        } else if (age.toDays() < 1) {
            return texts.get("ui.ago.hours", age.toHours());
        } else if (age.toDays() < 7) {
            return texts.get("ui.ago.days", age.toDays());
        }
        return date(instant);
    }

    /** Formats a future time: {@code in 3 d}, or a date if it is more than a week away. */
    public String ahead(Instant instant) {
        long days = ChronoUnit.DAYS.between(today(), local(instant).toLocalDate());
        if (instant.isBefore(clock.instant()) || days > 7) {
            return date(instant);
        }
        return days == 0 ? texts.get("ui.ahead.today") : texts.get("ui.ahead.days", days);
    }

    /** Formats a date: {@code 28 Nov}, with the year if it is not the current one. */
    public String date(Instant instant) {
        ZonedDateTime local = local(instant);
        return (local.getYear() == today().getYear() ? day : dayAndYear).format(local);
    }

    /** Formats a time: {@code 14:02} if it is today, with the date otherwise. */
    public String timeOfDay(Instant instant) {
        ZonedDateTime local = local(instant);
        return local.toLocalDate().equals(today()) ? time.format(local) : date(instant) + " " + time.format(local);
    }

    /** Formats a time in full, for tooltips. */
    public String exact(Instant instant) {
        return exact.format(local(instant));
    }

    private ZonedDateTime local(Instant instant) {
        return instant.atZone(clock.getZone());
    }
}
