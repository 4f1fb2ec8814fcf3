package dev.latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.sdk.ApiException.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the messages and properties of exceptions. */
class ExceptionsTest {
    private static final CallTrace TRACE = new CallTrace("SandboxKeysApi.list", "https://gateway.example:8390", 3,
            true);
    private static final Refusal REFUSAL = new Refusal(Gateway.of("sandbox"), 429, "too-many", "Too many at once.",
            "req_7", List.of(new FieldError("to", "long", "Too long.")), Duration.ofSeconds(7), "{}", TRACE);

    @Test
    void aRefusalSaysWhatHappenedWhereAndWhatToDo() {
        assertThat(new RateLimitException(REFUSAL)).hasMessage("Too many at once. to: Too long.; Try again in 7 s."
                + " [sandbox, SandboxKeysApi.list at https://gateway.example:8390, 3 attempts, HTTP 429, too-many,"
                + " request req_7]");
        assertThat(new RateLimitException(REFUSAL).operation()).contains("SandboxKeysApi.list");
        assertThat(new RateLimitException(REFUSAL).attempts()).isEqualTo(3);
    }

    @Test
    void aMessageIsOneLineAndBoundedWhateverTheGatewaySays() {
        List<FieldError> errors = Collections.nCopies(500, new FieldError("to", "long", "Too long."));
        Refusal refusal = new Refusal(Gateway.of("sandbox"), 422, "c".repeat(9000),
                "No.\r\nERROR forged\u001b[31m\u2028",
                "r".repeat(9000), errors, null, "{}", TRACE);

        InvalidRequestException refused = new InvalidRequestException(refusal);

        assertThat(refused.getMessage()).startsWith("No.  ERROR forged [31m  to: Too long.;").hasSizeLessThan(3000)
                .contains("SandboxKeysApi.list at").matches("\\P{Cntrl}*");
        assertThat(refused.reason()).isEqualTo(refusal.reason());
        assertThat(refused.fieldErrors()).hasSize(500);
        assertThat(refused.requestId()).contains("r".repeat(9000));
    }

    @Test
    void anAnswerThatIsNotUnderstoodSaysWhichCallItBelongsTo() {
        DecodeException original = new DecodeException("A required value is missing", "$.items[2].name", null);

        DecodeException located = new DecodeException(original, 200, "req_7", TRACE);

        assertThat(located).hasMessageContainingAll("A required value is missing (at $.items[2].name)",
                "The request was carried out", "SandboxKeysApi.list at https://gateway.example:8390, 3 attempts",
                "HTTP 200, request req_7");
        assertThat(located.path()).isEqualTo("$.items[2].name");
        assertThat(located.status()).isEqualTo(200);
        assertThat(located.requestId()).contains("req_7");
        assertThat(located.mayHaveBeenDelivered()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"200, false", "400, false", "401, false", "404, false", "408, true", "409, false", "429, false",
            "303, true", "307, false", "500, true", "503, true"})
    void aStatusTellsWhetherTheGatewayMayHaveActed(int status, boolean doubt) {
        Refusal refusal = new Refusal(Gateway.of("test"), status, null, "No.", null, 1, List.of(), null);

        assertThat(new ApiException(refusal).mayHaveBeenDelivered()).isEqualTo(doubt);
    }

    static Stream<LatchkeyException> exceptions() {
        return Stream.of(new RateLimitException(REFUSAL),
                new ConnectionException("It broke.", FailureKind.BROKEN, new IOException("reset"), TRACE),
                new DecodeException(new DecodeException("Odd", "$", null), 200, null, TRACE));
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void anExceptionCanTravelToAnotherProgram(LatchkeyException sent) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(sent);
        }
        LatchkeyException arrived;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            arrived = (LatchkeyException) in.readObject();
        }

        assertThat(arrived).hasSameClassAs(sent).hasMessage(sent.getMessage());
        assertThat(arrived.attempts()).isEqualTo(3);
        assertThat(arrived.mayHaveBeenDelivered()).isTrue();
        if (arrived instanceof ApiException refused) {
            assertThat(refused.fieldErrors()).isEqualTo(REFUSAL.fieldErrors());
            assertThat(refused.retryAfter()).contains(Duration.ofSeconds(7));
        }
    }
}
