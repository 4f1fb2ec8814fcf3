package dev.latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.latchkey.sdk.trust.Canary;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallOptionsTest {
    @Test
    void nothingIsSetAtFirst() {
        CallOptions none = CallOptions.none();

        assertThat(none.timeout()).isEmpty();
        assertThat(none.attemptTimeout()).isEmpty();
        assertThat(none.retries()).isEmpty();
        assertThat(none.headers()).isEmpty();
        assertThat(none.tag()).isEmpty();
    }

    @Test
    void ofTwoTheLaterCountsWhereBothSaySomething() {
        CallOptions first = CallOptions.none().withTimeout(Duration.ofSeconds(1)).withTag("one")
                .withHeader("X-Reference", "1").withHeader("Accept-Language", "de");
        CallOptions later = CallOptions.none().withTag("two").withoutRetries().withHeader("x-reference", "2");

        CallOptions both = first.and(later);

        assertThat(both.timeout()).contains(Duration.ofSeconds(1));
        assertThat(both.tag()).contains("two");
        assertThat(both.retries()).contains(RetryPolicy.none());
        assertThat(both.headers()).isEqualTo(Map.of("Accept-Language", "de", "x-reference", "2"));
        assertThat(first.headers()).as("unchanged").containsEntry("X-Reference", "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "proxy-authorization", "Cookie", "X-Api-Key", "X_ApiKey", "consumerSecret",
            "X-Auth-Token", "Content-Length", "Transfer-Encoding", "HOST", "Accept-Encoding", "Content-Type"})
    void headersOfSecretsAndOfHttpItselfAreRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> CallOptions.none().withHeader(name, Canary.TEXT))
                .withMessageContaining(name).satisfies(e -> assertThat(Canary.isIn(e.getMessage())).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:b", "ä", "a\r\nb"})
    void aNameThatIsNoneIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> CallOptions.none().withHeader(name, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb: c", "a\nb", "\u0000", "ä"})
    void aValueCannotBeginAnotherHeader(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> CallOptions.none().withHeader("X-Reference", value))
                .withMessageContaining("X-Reference");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 601})
    void timesAreAboveZeroAndUpToTenMinutes(long seconds) {
        Duration time = Duration.ofSeconds(seconds);

        assertThatIllegalArgumentException().isThrownBy(() -> CallOptions.none().withTimeout(time));
        assertThatIllegalArgumentException().isThrownBy(() -> CallOptions.none().withAttemptTimeout(time));
    }

    @Test
    void valuesOfHeadersDoNotShow() {
        CallOptions options = CallOptions.none().withHeader("X-Reference", Canary.TEXT);

        assertThat(options.toString()).contains("X-Reference");
        assertThat(Canary.isIn(options.toString())).isFalse();
    }

    @Test
    void aPolicyHasOneToTenAttemptsAndWaitsThatGrow() {
        RetryPolicy policy = RetryPolicy.defaults();

        assertThat(policy).isEqualTo(new RetryPolicy(3, Duration.ofMillis(500), Duration.ofSeconds(8)));
        assertThat(policy.backoff(1)).hasMillis(500);
        assertThat(policy.backoff(4)).hasSeconds(4);
        assertThat(policy.backoff(9)).hasSeconds(8);
        assertThat(policy.backoff(Integer.MAX_VALUE)).hasSeconds(8);
        assertThatIllegalArgumentException().isThrownBy(() -> policy.withMaxAttempts(0));
        assertThatIllegalArgumentException().isThrownBy(() -> policy.withMaxAttempts(11));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.withBackoff(Duration.ofSeconds(2), Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> policy.withBackoff(Duration.ZERO, Duration.ZERO));
    }
}
