package dev.latchkey.sdk.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LenientTimesTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"2026-01-02T03:04Z;2026-01-02T03:04:00Z",
            "2026-01-02T03:04+00:00;2026-01-02T03:04:00Z", "2026-01-02T03:04:05+0000;2026-01-02T03:04:05Z",
            "2026-01-02T03:04:05-0130;2026-01-02T04:34:05Z", "2026-01-02T03:04:05,678Z;2026-01-02T03:04:05.678Z",
            "2026-01-02 03:04:05 +0000;2026-01-02T03:04:05Z", "2026-01-02T03:04:05+01;2026-01-02T02:04:05Z"})
    void commonVariantsOfIso8601AreUnderstood(String text, String instant) {
        assertThat(InstantFormat.parse(text, null)).isEqualTo(Instant.parse(instant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-02T03:0405Z", "2026-01-02T03:04:05", "2026-01-02",
            "2026-01-02T03:04:05+000", "2026-13-02T03:04Z", "2026-01-02T25:04Z", ""})
    void otherTextsAreRefused(String text) {
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> InstantFormat.parse(text, null));
    }
}
