package dev.latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientOptionsTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "127.0.0.1:80", "ftp://example.com", "http://", "http://a b", "https://u:p@example.com",
            "https://example.com/?key=1", "https://example.com/#a"})
    void refusesWhatIsNoAddress(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ClientOptions.at(text));
    }

    @Test
    void neverRepeatsAPasswordFoundInAnAddress() {
        assertThatIllegalArgumentException().isThrownBy(() -> ClientOptions.at("https://u:canary@example.com"))
                .withMessageNotContaining("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8390", "http://127.8.8.8", "http://[::1]:1", "HTTP://localhost:80",
            "https://example.com"})
    void takesPlainHttpToThisComputerAndTlsToAny(String text) {
        assertThatCode(() -> ClientOptions.at(text).baseUrl()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com", "http://192.0.2.1", "http://127.0.0.1.example.com",
            "http://[2001:db8::1]"})
    void refusesPlainHttpToOtherComputersUnlessAskedTo(String text) {
        ClientOptions options = ClientOptions.at(text);

        assertThatIllegalStateException().isThrownBy(options::baseUrl).withMessageContaining("allowingCleartext");
        assertThatCode(() -> options.allowingCleartext().baseUrl()).doesNotThrowAnyException();
    }

    @Test
    void keepsTimeoutsAboveZeroAndUpToTenMinutes() {
        ClientOptions options = ClientOptions.at("https://example.com");

        assertThat(options.withCallTimeout(Duration.ofSeconds(600)).callTimeout()).hasMinutes(10);
        assertThatIllegalArgumentException().isThrownBy(() -> options.withCallTimeout(Duration.ofSeconds(601)));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withConnectTimeout(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withConnectTimeout(Duration.ofMillis(-1)));
    }
}
