package dev.latchkey.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private final FakeTiming timing = new FakeTiming();

    @AfterEach
    void stop() {
        timing.close();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "' 120 ', 120", "007, 7", "999999999, 31536000", "99999999999999999999, 31536000"})
    void readsSecondsAndBoundsThem(String text, long seconds) {
        assertThat(RetryAfter.of(Headers.of("Retry-After", text.strip()), timing)).hasSeconds(seconds);
    }

    @ParameterizedTest
    @CsvSource({"299.997, 299997", "0.1, 100", "'0,120', 120000", "'5, 7', 7000"})
    void readsFractionsAndTheLastOfSeveral(String text, long millis) {
        assertThat(RetryAfter.of(Headers.of("Retry-After", text), timing)).hasMillis(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sun, 22 Nov 2026 07:00:30 GMT", "Sunday, 22-Nov-26 07:00:30 GMT",
            "Sun Nov 22 07:00:30 2026", "Sun, 22 Nov 2026 07:00:30 UTC", "Mon, 22 Nov 2026 07:00:30 GMT",
            "22 Nov 2026 08:00:30 +0100"})
    void readsEveryFormOfADate(String text) {
        assertThat(RetryAfter.of(Headers.of("Retry-After", text), timing)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aYearOfTwoDigitsThatWouldBeFarAheadIsOver() {
        assertThat(RetryAfter.of(Headers.of("Retry-After", "Sunday, 06-Nov-94 08:49:37 GMT"), timing))
                .isEqualTo(Duration.ZERO);
        assertThat(RetryAfter.of(Headers.of("Retry-After", "Sun Nov  6 08:49:37 1994"), timing))
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void readsADateByTheClockOfTheAnswerOrElseByItsOwn() {
        String due = "Sun, 22 Nov 2026 07:00:30 GMT";

        assertThat(RetryAfter.of(Headers.of("Retry-After", due), timing)).isEqualTo(Duration.ofSeconds(30));
        assertThat(RetryAfter.of(Headers.of("Retry-After", due, "Date", "Sun, 22 Nov 2026 07:00:25 GMT"), timing))
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(RetryAfter.of(Headers.of("Retry-After", due, "Date", "yesterday"), timing))
                .isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aDateThatIsOverMeansNow() {
        assertThat(RetryAfter.of(Headers.of("Retry-After", "Thu, 01 Jan 1970 00:00:00 GMT"), timing))
                .isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.", "1,", "soon", "Sun, 32 Nov 2026 07:00:30 GMT", "Sun, 22 Nov 07:00:30 GMT",
            "٣"})
    void whatIsNeitherIsAsIfItWereNotThere(String text) {
        Headers headers = new Headers.Builder().addUnsafeNonAscii("Retry-After", text).build();

        assertThat(RetryAfter.of(headers, timing)).isNull();
    }
}
