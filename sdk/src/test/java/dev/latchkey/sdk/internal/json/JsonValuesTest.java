package dev.latchkey.sdk.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.sdk.DecodeException;
import dev.latchkey.sdk.Gateway;
import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.keys.KeyStatus;
import dev.latchkey.sdk.keys.Permission;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValuesTest {
    /** Extensible enums. */
    public record EnumValues(Environment environment, KeyStatus status, Set<Permission> permissions, Gateway gateway) {}

    /** Numbers of each supported type. */
    public record Numbers(@Nullable BigDecimal decimal, @Nullable BigInteger whole, @Nullable Long count,
            @Nullable Map<String, Object> any) {}

    /** Members with custom names. */
    public record Named(@JsonName("creation_time") String created, @JsonName("X-Id") @Nullable Integer id) {}

    /** Nested lists. */
    public record Nested(List<Named> parts, @Nullable List<List<Permission>> words) {}

    /** Extensible enum that no other test reads, so that its cache is empty. */
    public record TestEnum(String text) {
        /** Factory method that the adapter finds. */
        public static TestEnum of(String text) {
            return new TestEnum(text);
        }
    }

    /** List of test enums. */
    public record TestEnums(List<TestEnum> words) {}

    /** Record that the adapter cannot access. */
    private record Hidden(String value) {}

    @Test
    void wordsThatThisVersionDoesNotKnowAreKept() {
        String document = """
                {"environment":"staging","status":"active","permissions":["*","brand:new"],"gateway":"elsewhere"}""";

        EnumValues open = Json.decode(EnumValues.class, document.getBytes(UTF_8));

        assertThat(open.environment()).isEqualTo(Environment.of("staging"));
        assertThat(open.status()).isSameAs(KeyStatus.ACTIVE);
        assertThat(open.permissions()).containsExactly(Permission.EVERYTHING, Permission.of("brand:new"));
        assertThat(new String(Json.encode(open), UTF_8)).isEqualTo(document);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"environment\":{}}                                                       | $.environment",
            "{\"environment\":\"live\",\"status\":\"active\",\"permissions\":[\"a\",\" \"]} | $.permissions[1]",
            "{\"environment\":\"live\",\"gateway\":\"CANARY\"}                          | $.gateway"})
    void whatAnOpenValueDoesNotTakeIsNamedByItsPlace(String document, String path) {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> Json.decode(EnumValues.class, document.getBytes(UTF_8)))
                .withMessageNotContaining("CANARY")
                .satisfies(refused -> assertThat(refused.path()).isEqualTo(path));
    }

    @Test
    void aWordThatComesAgainIsTheSameValueAndNotOneMore() {
        byte[] document = "{\"words\":[\"a\",\"b\",\"a\",\"\\u0061\"]}".getBytes(UTF_8);

        List<TestEnum> words = Json.decode(TestEnums.class, document).words();

        assertThat(words).extracting(TestEnum::text).containsExactly("a", "b", "a", "a");
        assertThat(words.get(2)).isSameAs(words.get(0));
        assertThat(Json.decode(TestEnums.class, document).words().get(1)).isSameAs(words.get(1));
    }

    @Test
    void aWordThatNoEncodingWritesIsNotTakenForAnother() {
        byte[] document = "{\"words\":[\"\\ud800\",\"?\",\"\\ud800\"]}".getBytes(UTF_8);

        assertThat(Json.decode(TestEnums.class, document).words()).extracting(TestEnum::text)
                .containsExactly("\ud800", "?", "\ud800");
    }

    @Property
    void wordsAreReadAsTheyAreHoweverManyThereAre(
            @ForAll @Size(max = 100) List<@Chars({'a', 'b', 'A', '"', '\\', '?', ' ', 'é', '\ud800',
                    '\0'}) @StringLength(max = 4) String> texts) {
        List<TestEnum> words = texts.stream().map(TestEnum::of).toList();
        List<String> sent = texts.stream().map(text -> text.replace('\ud800', '?')).toList();

        assertThat(Json.decode(TestEnums.class, Json.encode(new TestEnums(words))).words()).extracting(TestEnum::text)
                .isEqualTo(sent);
    }

    @Test
    void numbersAreExactToTheLastDigit() {
        String document = """
                {"decimal":12345678901234567890.0123456789,"whole":123456789012345678901234567890,\
                "count":9223372036854775807,"any":{"a":9007199254740993,"b":0.10,"c":-123456789012345678901,"d":[1]}}""";

        Numbers numbers = Json.decode(Numbers.class, document.getBytes(UTF_8));

        assertThat(numbers.any()).containsEntry("a", 9007199254740993L).containsEntry("b", new BigDecimal("0.10"))
                .containsEntry("c", new BigInteger("-123456789012345678901")).containsEntry("d", List.of(1L));
        assertThat(new String(Json.encode(numbers), UTF_8)).isEqualTo(document);
    }

    @Test
    void numbersMayComeAsTexts() {
        Numbers numbers = Json.decode(Numbers.class,
                "{\"decimal\":\"0.0750\",\"whole\":\"7\",\"count\":\"77230000001\"}".getBytes(UTF_8));

        assertThat(numbers.decimal()).isEqualTo("0.0750");
        assertThat(numbers.whole()).isEqualTo(7);
        assertThat(numbers.count()).isEqualTo(77230000001L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"decimal | 1e999999999", "decimal | 1e-999999999", "whole | 1e999999999",
            "whole | 0.5", "decimal | \"canary\"", "decimal | \"1e99999999999999999999\"", "count | 1e999999999",
            "count | 9223372036854775808", "count | 0.5", "count | \"canary\"", "any | [1e2000]"})
    void numbersOutOfRangeAreRefusedInsteadOfComputedFor(String name, String value) {
        String number = name.equals("any") ? "{\"x\":" + value + "}" : value;

        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> Json.decode(Numbers.class, ("{\"" + name + "\":" + number + "}").getBytes(UTF_8)))
                .withMessageNotContaining("canary")
                .satisfies(refused -> assertThat(refused.path()).startsWith("$." + name));
    }

    @Test
    void aNumberOfAMillionDigitsIsRefused() {
        byte[] document = ("{\"any\":{\"x\":" + "9".repeat(1_000_000) + "}}").getBytes(UTF_8);

        assertThatExceptionOfType(DecodeException.class).isThrownBy(() -> Json.decode(Numbers.class, document))
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void nestingThatGoesTooDeepIsRefused(String open) {
        byte[] known = ("{\"any\":{\"x\":" + open.repeat(100_000)).getBytes(UTF_8);
        byte[] unknown = ("{\"new\":" + open.repeat(100_000)).getBytes(UTF_8);

        for (byte[] document : List.of(known, unknown)) {
            assertThatExceptionOfType(DecodeException.class).isThrownBy(() -> Json.decode(Numbers.class, document));
        }
    }

    @Test
    void membersMayHaveNamesOfTheirOwn() {
        String document = "{\"creation_time\":\"now\",\"X-Id\":3}";

        Named named = Json.decode(Named.class, document.getBytes(UTF_8));

        assertThat(named).isEqualTo(new Named("now", 3));
        assertThat(new String(Json.encode(named), UTF_8)).isEqualTo(document);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"parts\":[{\"creation_time\":\"a\"},{}]}                       | $.parts[1].creation_time",
            "{\"parts\":[{\"creation_time\":\"a\"},{\"X-Id\":1,\"x.y\":{}}]}  | $.parts[1].creation_time",
            "{\"parts\":[null]}                                               | $.parts[0]",
            "{\"parts\":[{\"creation_time\":null}]}                           | $.parts[0].creation_time",
            "{\"parts\":[{\"creation_time\":\"a\",\"X-Id\":\"canary\"}]}      | $.parts[0].X-Id",
            "{\"parts\":[],\"words\":[[\"a\"],[\"b\",\"\"]]}                  | $.words[1][1]",
            "{\"parts\":{}}                                                   | $.parts",
            "{\"parts\":[{]}                                                  | $.parts[0]."})
    void theWholePathIsTold(String document, String path) {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> Json.decode(Nested.class, document.getBytes(UTF_8)))
                .withMessageNotContaining("canary")
                .satisfies(refused -> assertThat(refused.path()).isEqualTo(path));
    }

    @Test
    void listsThatWereReadCannotBeChanged() {
        Nested nested = Json.decode(Nested.class,
                "{\"parts\":[{\"creation_time\":\"a\"},{\"creation_time\":\"b\"}]}".getBytes(UTF_8));

        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> nested.parts().clear());
    }

    @Test
    void aRecordNeedNotBePublic() {
        assertThat(Json.decode(Hidden.class, "{\"value\":\"v\"}".getBytes(UTF_8))).isEqualTo(new Hidden("v"));
        assertThat(new String(Json.encode(new Hidden("v")), UTF_8)).isEqualTo("{\"value\":\"v\"}");
    }
}
