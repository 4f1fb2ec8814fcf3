package dev.latchkey.sdk.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.sdk.DecodeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeJsonAdapterTest {
    /** Times in each form. */
    public record Forms(@Nullable Instant plain, @JsonTime(JsonTime.Form.ISO) @Nullable Instant iso,
            @JsonTime(JsonTime.Form.ISO_LOCAL) @Nullable Instant local,
            @JsonTime(value = JsonTime.Form.SPACED, zone = "Europe/Berlin") @Nullable Instant berlin,
            @JsonTime(JsonTime.Form.SPACED) @Nullable Instant spaced,
            @JsonTime(JsonTime.Form.RFC_1123) @Nullable Instant mail,
            @JsonTime(JsonTime.Form.EPOCH_SECONDS) @Nullable Instant seconds,
            @JsonTime(JsonTime.Form.EPOCH_MILLIS) @Nullable Instant millis,
            @JsonTime(JsonTime.Form.SPACED) @Nullable List<Instant> many,
            @JsonTime(JsonTime.Form.SPACED) @Nullable Optional<Instant> maybe) {}

    private static final Instant AT = Instant.parse("2026-07-02T03:04:05.678Z");

    /** Slightly wider range than the years of four digits. */
    private static final long FIRST = -62_200_000_000L;
    private static final long LAST = 253_500_000_000L;

    @Test
    void eachIsWrittenInItsForm() {
        Forms forms = new Forms(AT, AT, AT, AT, AT, AT, AT, AT, List.of(AT), Optional.of(AT));

        assertThat(new String(Json.encode(forms), UTF_8)).isEqualTo("""
                {"plain":"2026-07-02T03:04:05.678Z","iso":"2026-07-02T03:04:05.678Z","local":"2026-07-02T03:04:05.678",\
                "berlin":"2026-07-02 05:04:05.678","spaced":"2026-07-02 03:04:05.678",\
                "mail":"Thu, 2 Jul 2026 03:04:05 GMT","seconds":1782961445,"millis":1782961445678,\
                "many":["2026-07-02 03:04:05.678"],"maybe":"2026-07-02 03:04:05.678"}""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "plain   | \"2026-01-02T03:04:05Z\"              | 2026-01-02T03:04:05Z",
            "plain   | \"2026-01-02T03:04:05.1Z\"            | 2026-01-02T03:04:05.1Z",
            "plain   | \"2026-01-02T03:04:05.123456789Z\"    | 2026-01-02T03:04:05.123456789Z",
            "plain   | \"2026-01-02T03:04:05+00:00\"         | 2026-01-02T03:04:05Z",
            "plain   | \"2021-08-24T08:08:00+02:00\"         | 2021-08-24T06:08:00Z",
            "plain   | \"2021-08-24T08:08:00.5-07:00\"       | 2021-08-24T15:08:00.5Z",
            "plain   | \"+12026-01-02T03:04:05Z\"            | +12026-01-02T03:04:05Z",
            "plain   | \"2026-01-02T24:00:00Z\"              | 2026-01-03T00:00:00Z",
            "iso     | \"2026-01-02T03:04:05\"               | 2026-01-02T03:04:05Z",
            "iso     | \"2021-08-24T08:08:00+02:00\"         | 2021-08-24T06:08:00Z",
            "local   | \"2026-01-02T03:04:05.000001\"        | 2026-01-02T03:04:05.000001Z",
            "spaced  | \"2024-02-13 05:50:59.102\"           | 2024-02-13T05:50:59.102Z",
            "spaced  | \"2021-08-24 08:08:00.000000\"        | 2021-08-24T08:08:00Z",
            "spaced  | \"2021-08-24T08:08:00+02:00\"         | 2021-08-24T06:08:00Z",
            "berlin  | \"2026-07-02 05:04:05\"               | 2026-07-02T03:04:05Z",
            "berlin  | \"2026-01-02 04:04:05\"               | 2026-01-02T03:04:05Z",
            "mail    | \"Fri, 2 Jan 2026 03:04:05 GMT\"      | 2026-01-02T03:04:05Z",
            "mail    | \"Fri, 02 Jan 2026 03:04:05 +0100\"   | 2026-01-02T02:04:05Z",
            "mail    | \"2026-01-02 03:04:05\"               | 2026-01-02T03:04:05Z",
            "seconds | 1700000000                            | 2023-11-14T22:13:20Z",
            "seconds | \"1700000000\"                        | 2023-11-14T22:13:20Z",
            "seconds | 1700000000.25                         | 2023-11-14T22:13:20.25Z",
            "seconds | -0.5                                  | 1969-12-31T23:59:59.5Z",
            "millis  | 1700000000123                         | 2023-11-14T22:13:20.123Z"})
    void eachIsReadAsGatewaysWriteIt(String name, String value, Instant expected) {
        Forms read = Json.decode(Forms.class, ("{\"" + name + "\":" + value + "}").getBytes(UTF_8));

        assertThat(List.of(String.valueOf(read.plain()), String.valueOf(read.iso()), String.valueOf(read.local()),
                String.valueOf(read.berlin()), String.valueOf(read.spaced()), String.valueOf(read.mail()),
                String.valueOf(read.seconds()), String.valueOf(read.millis()))).contains(expected.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "plain   | \"2026-01-02T03:04:05\"", "plain   | \"2026-13-02T03:04:05Z\"",
            "plain   | \"2026-02-30T03:04:05Z\"", "plain   | \"2026-01-02T25:04:05Z\"",
            "plain   | \"\"", "plain   | 12", "plain | \"canary\"",
            "plain   | \"2026-01-02T03:04:05.1234567890Z\"", "iso | \"canary\"",
            "spaced  | \"2026-01-02  03:04:05\"", "berlin | \"0000-00-00 00:00:00\"", "mail | \"yesterday\"",
            "seconds | \"canary\"", "seconds | 1e999999999", "seconds | 99999999999999999999", "millis | true"})
    void whatIsNoTimeIsRefusedWithItsPlace(String name, String value) {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> Json.decode(Forms.class, ("{\"" + name + "\":" + value + "}").getBytes(UTF_8)))
                .withMessageNotContaining("canary")
                .satisfies(refused -> assertThat(refused.path()).isEqualTo("$." + name));
    }

    @Test
    void anEmptyTextIsNoTimeWhereAGatewayHasAFormOfItsOwn() {
        Forms read = Json.decode(Forms.class, "{\"spaced\":\"\",\"maybe\":\"\"}".getBytes(UTF_8));

        assertThat(read.spaced()).isNull();
        assertThat(read.maybe()).isEmpty();
    }

    @Property
    void everyInstantIsWrittenAsTheJdkDoesAndReadBack(
            @ForAll @LongRange(min = FIRST, max = LAST) long second,
            @ForAll @IntRange(max = 999_999_999) int nanos) {
        Instant instant = Instant.ofEpochSecond(second, nanos);
        String text = InstantFormat.format(instant, 'T', null);

        assertThat(text).isEqualTo(instant.toString());
        assertThat(InstantFormat.parse(text, null)).isEqualTo(instant);
    }

    @Property
    void everyInstantSurvivesATextWithoutZone(
            @ForAll @LongRange(min = FIRST, max = LAST) long second,
            @ForAll @IntRange(max = 999_999_999) int nanos) {
        Instant instant = Instant.ofEpochSecond(second, nanos);
        ZoneId zone = ZoneOffset.ofHoursMinutes(5, 30);
        String text = InstantFormat.format(instant, ' ', zone);

        assertThat(InstantFormat.parse(text, zone)).isEqualTo(instant);
        assertThat(text.replace(' ', 'T')).startsWith(DateTimeFormatter.ISO_LOCAL_DATE_TIME
                .format(LocalDateTime.ofInstant(instant, zone)).replaceAll("\\.?0*$", ""));
    }
}
