package dev.latchkey.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.desktop.testing.Samples;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
    private final Formats formats = new Formats(Texts.in(Locale.ENGLISH), Samples.CLOCK);

    @ParameterizedTest
    @CsvSource({"PT5S, just now", "PT4M, 4 min ago", "PT3H, 3 h ago", "PT50H, 2 d ago", "P8D, 13 Nov",
            "P400D, 17 Oct 2025"})
    void thePastIsToldByItsDistanceAndThenByItsDate(Duration ago, String words) {
        assertThat(formats.ago(Samples.NOW.minus(ago))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"PT2H, today", "PT20H, in 1 d", "P3D, in 3 d", "P20D, 11 Dec", "P90D, 19 Feb 2027"})
    void theFutureIsToldByItsDistanceAndThenByItsDate(Duration ahead, String words) {
        assertThat(formats.ahead(Samples.NOW.plus(ahead))).isEqualTo(words);
    }

    @Test
    void aDayEndsWithItsLastSecondWhereTheUserIs() {
        assertThat(formats.endOf(LocalDate.of(2026, 11, 21))).hasToString("2026-11-21T23:59:59Z");
    }
}
