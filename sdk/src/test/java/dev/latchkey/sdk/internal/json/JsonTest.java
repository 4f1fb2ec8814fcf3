package dev.latchkey.sdk.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.sdk.DecodeException;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.IpRange;
import dev.latchkey.sdk.keys.Permission;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    /** All supported types. */
    public record AllTypes(String name, int count, long big, boolean on, Instant at, BigDecimal money, Secret secret,
            List<Permission> permissions, List<IpRange> ips, @Nullable String note, Inner inner) {}

    /** Nested record. */
    public record Inner(String value) {}

    /** Record that rejects negative numbers. */
    public record Strict(int size) {
        public Strict {
            if (size < 0) {
                throw new IllegalArgumentException("canary");
            }
        }
    }

    /** Update request. */
    public record Change(@Nullable String name, @Nullable Optional<Instant> end) {}

    private static final String DOCUMENT = """
            {"name":"ä","count":3,"big":9007199254740993,"on":true,"at":"2026-01-02T03:04:05.678Z","money":0.10,\
            "secret":"canary-0123456789","permissions":["*","new:one"],"ips":["10.0.0.0/8"],"inner":{"value":"v"}}""";

    @Test
    void aRecordSurvivesBeingReadAndWrittenToTheLastDigit() {
        AllTypes value = Json.decode(AllTypes.class, DOCUMENT.getBytes(UTF_8));

        assertThat(value.big()).isEqualTo(9007199254740993L);
        assertThat(value.money()).isEqualTo("0.10");
        assertThat(value.secret().reveal()).isEqualTo("canary-0123456789");
        assertThat(value.permissions()).containsExactly(Permission.EVERYTHING, Permission.of("new:one"));
        assertThat(new String(Json.encode(value), UTF_8)).isEqualTo(DOCUMENT);
    }

    @Test
    void whatShallStayIsLeftOutAndWhatShallGoIsNull() {
        Instant end = Instant.parse("2027-01-01T00:00:00Z");

        assertThat(new String(Json.encode(new Change(null, null)), UTF_8)).isEqualTo("{}");
        assertThat(new String(Json.encode(new Change(null, Optional.empty())), UTF_8)).isEqualTo("{\"end\":null}");
        assertThat(new String(Json.encode(new Change("a", Optional.of(end))), UTF_8))
                .isEqualTo("{\"name\":\"a\",\"end\":\"2027-01-01T00:00:00Z\"}");
        assertThat(Json.decode(Change.class, "{\"end\":null}".getBytes(UTF_8)).end()).isEmpty();
    }

    @Test
    void unknownMembersAreSkipped() {
        byte[] document = "{\"new\":{\"a\":[1,{}]},\"value\":\"v\"}".getBytes(UTF_8);

        assertThat(Json.decode(Inner.class, document)).isEqualTo(new Inner("v"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{}                                  | $.value",
            "{\"value\":null}                    | $.value",
            "{\"value\":[\"canary\"]}            | $.value",
            "[]                                  | $",
            "null                                | $",
            "{\"value\":\"canary                 | $.value",
            "{\"value\":\"v\"                    | $",
            "{\"value\":\"v\"} {}                | $",
            "canary                              | $"})
    void whatDoesNotFitIsRefusedWithItsPlaceButWithoutItsValue(String document, String path) {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> Json.decode(Inner.class, document.getBytes(UTF_8)))
                .satisfies(refused -> {
                    assertThat(refused.path()).startsWith(path);
                    assertThat(refused).hasMessageNotContaining("canary").hasNoCause();
                });
    }

    @Test
    void aMissingPartOfAPartIsNamedByItsWholePath() {
        String document = DOCUMENT.replace("{\"value\":\"v\"}", "{}");

        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> Json.decode(AllTypes.class, document.getBytes(UTF_8)))
                .satisfies(refused -> assertThat(refused.path()).isEqualTo("$.inner.value"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"2026-01-02T03:04:05.678Z|canary", "0.10|canary", "10.0.0.0/8|canary",
            "true|3"})
    void valuesThatCannotBeReadAreRefused(String good, String bad) {
        String quoted = good.equals("0.10") ? "\"canary\"" : bad;

        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> Json.decode(AllTypes.class, DOCUMENT.replace(good, quoted).getBytes(UTF_8)))
                .withMessageNotContaining("canary");
    }

    @Test
    void whatARecordRefusesItselfIsADecodeErrorToo() {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> Json.decode(Strict.class, "{\"size\":-1}".getBytes(UTF_8)))
                .withMessageNotContaining("canary");
    }
}
