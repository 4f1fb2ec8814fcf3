package dev.latchkey.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.sdk.ApiException;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.trust.Canary;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"apiKey":"abc","name":"shop"}              | {"apiKey":"[hidden]","name":"shop"}
            {"consumerSecret" : "a\\"b\\\\", "x": 1}    | {"consumerSecret" : "[hidden]", "x": 1}
            {"tokens":["a",{"b":["]"]}],"x":1}          | {"tokens":"[hidden]","x":1}
            {"session":{"id":"}"},"x":1}                | {"session":"[hidden]","x":1}
            {"PASSWORD":1234,"pin":99}                  | {"PASSWORD":"[hidden]","pin":"[hidden]"}
            {"secret":"cut off                          | {"secret":"[hidden]"
            {"keyboard":"qwerty","monkey":"m"}          | {"keyboard":"qwerty","monkey":"m"}
            user=ann&api_key=abc&x=1                    | user=ann&api_key=[hidden]&x=1
            <apiKey type="x">abc</apiKey><n>1</n>       | <apiKey type="x">[hidden]</apiKey><n>1</n>
            got Bearer abcdef.ghi and basic YWJjZA==    | got Bearer [hidden] and basic [hidden]
            All is well.                                | All is well.
            """)
    void whatLooksLikeASecretIsHidden(String body, String shown) {
        assertThat(Redaction.excerpt(body)).isEqualTo(shown);
    }

    @Property(tries = 300)
    void noTextBreaksIt(@ForAll @StringLength(max = 300) String text) {
        assertThat(Redaction.excerpt(text)).isNotNull();
        assertThat(Redaction.excerpt("{\"secret\":\"" + text)).doesNotContain("\\\"secret\\\"");
    }

    @Property(tries = 3000)
    void theSearchByHandFindsTheMembersThatAPatternWouldFind(@ForAll("json") String text) {
        Pattern member = Pattern.compile("\"(?i:" + SecretNames.PATTERN + ")\"\\s*+:\\s*+$");
        String shown = Redaction.excerpt(text);

        assertThat(shown.equals(text)).isEqualTo(
                IntStream.rangeClosed(0, text.length())
                        .noneMatch(end -> member.matcher(text.substring(0, end)).find()));
    }

    @Provide
    Arbitrary<String> json() {
        Arbitrary<String> names = Arbitraries
                .of("key", "KEY", "pin", "my", "-", "_", ".", "secret", "Token", "api", "Key",
                        "\u212A", "é", " ", "\\")
                .list().ofMaxSize(3).map(parts -> String.join("", parts));
        Arbitrary<String> members = Combinators.combine(names, Arbitraries.of("\"", "\"", "\"", ""),
                Arbitraries.of("", "", " ", "\t\n", "\u0085"), Arbitraries.of(":", ":", ":", ",", ""))
                .as((name, quote, space, colon) -> '"' + name + quote + space + colon + space);
        return Arbitraries.oneOf(members, Arbitraries.of("\"", "1", "{", "}", "[\"", ",")).list().ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 3000)
    void aTextThatIsPassedUnseenHoldsNoFormOfASecret(@ForAll("secrets") String user, @ForAll("secrets") String value,
            @ForAll("forms") UnaryOperator<String> form, @ForAll("secrets") String around) {
        Credentials basic = Credentials.basic(user.replace(":", ""), Secret.of(value));
        for (String revealed : basic.reveal()) {
            String text = around + ' ' + form.apply(revealed) + around;

            assertThat(basic.prefilter().mayBeIn(text)).isTrue();
            assertThat(basic.prefilter().mayBeIn(text.getBytes(StandardCharsets.UTF_8))).isTrue();
        }
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings().withChars("abcXYZ019+/=-_.~%\\\" :;é\u20AC").ofMinLength(1).ofMaxLength(24);
    }

    @Provide
    Arbitrary<UnaryOperator<String>> forms() {
        return Arbitraries.of(UnaryOperator.identity(), value -> URLEncoder.encode(value, StandardCharsets.UTF_8),
                value -> value.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"));
    }

    @Test
    void aTextWithoutAWordAsLongAsTheSecretNeedsNoSecondLook() {
        SecretPrefilter key = Credentials.basic("ck_1", Secret.of("0123456789".repeat(6))).prefilter();

        assertThat(key.mayBeIn("There is no key req_06eajh8a000415bh810x, and this says so at some length.")).isFalse();
        assertThat(key.mayBeIn("0123456789".repeat(6))).isTrue();
        assertThat(Credentials.none().prefilter().mayBeIn("anything")).isFalse();
    }

    @Test
    void aHugeBodyIsCutAndDoesNotOverflow() {
        String deep = "{\"secret\":" + "[\"\\\\".repeat(10_000);

        assertThat(Redaction.excerpt(deep)).isEqualTo("{\"secret\":\"[hidden]\"");
        assertThat(Redaction.excerpt("x".repeat(100_000))).hasSize(8192);
        assertThat(Redaction.excerpt("\\\"".repeat(100_000))).hasSize(8192);
    }

    @Test
    void theClientsOwnCredentialsAreTakenOutBeforeAnybodyReadsThem() throws IOException {
        String basic = Base64.getEncoder().encodeToString(("user:" + Canary.TEXT).getBytes(StandardCharsets.UTF_8));
        try (TestGateway gateway = new TestGateway()) {
            gateway.enqueue(new MockResponse.Builder().code(401)
                    .body("{\"detail\":\"The key " + Canary.TEXT + " or " + basic + " is not known.\"}").build());

            ApiException refused = catchThrowableOfType(ApiException.class, gateway.api().get("1")::execute);

            assertThat(refused.body()).isEqualTo("{\"detail\":\"The key [hidden] or [hidden] is not known.\"}");
        }
    }

    @Test
    void aSecretIsFoundInTheFormsThatJsonAndAddressesGiveIt() {
        Credentials credentials = Credentials.bearer(Secret.of("a/b\"c d"));
        byte[] body = "a/b\"c d, a\\/b\\\"c d, a%2Fb%22c+d".getBytes(StandardCharsets.UTF_8);

        assertThat(new String(Redaction.redact(body, credentials), StandardCharsets.UTF_8))
                .isEqualTo("[hidden], [hidden], [hidden]");
    }

    @Test
    void aSecretThatWasClosedBreaksNothing() {
        Secret secret = Canary.secret();
        Credentials credentials = Credentials.bearer(secret);
        secret.close();
        byte[] body = {1};

        assertThat(Redaction.redact(body, credentials)).isEqualTo(body);
    }
}
