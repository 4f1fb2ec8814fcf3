package dev.latchkey.mockserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.model.RefusalReason;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Injected faults: phases, triggers and matchers. */
interface FaultContract extends ContractFixture {
    @Test
    default void aDelayIsWaitedAndNothingElse() {
        TestKey key = account().key();
        account().fault("before-handling", Map.of("delay", Map.of("median", "150ms")));

        long start = System.nanoTime();
        assertAccepted(send(key));

        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(150_000_000L);
        assertThat(account().messages()).hasSize(1);
    }

    @Test
    default void aRefusalIsInTheGatewaysOwnWords() {
        TestKey key = account().key();
        for (RefusalReason reason : List.of(RefusalReason.TOO_MANY_REQUESTS, RefusalReason.CREDIT_MISSING,
                RefusalReason.KEY_UNKNOWN,
                RefusalReason.INTERNAL)) {
            String rule = account().fault("before-handling",
                    ContractFixture.effect("refuse", Map.of("reason", reason.code())));
            assertRefused(send(key), reason);
            account().removeFault(rule);
        }
        assertNothingStored();
        assertAccepted(send(key));
    }

    @Test
    default void aRefusalHasTheStatusThatIsAskedFor() {
        TestKey key = account().key();
        for (int status : new int[]{418, 500, 503, 504}) {
            String rule = account().fault("before-handling",
                    ContractFixture.effect("refuse", Map.of("status", status)));
            TestResponse response = send(key);
            assertThat(profile().refuses(response, status)).as("%d: %d %s", status, response.status(), response.body())
                    .isTrue();
            assertThat(account().journal(response.requestId()).get("fault")).isEqualTo(rule);
            account().removeFault(rule);
        }
        assertNothingStored();
    }

    @Test
    default void whatIsDroppedBeforeHandlingIsNotStored() {
        TestKey key = account().key();
        for (String type : List.of("reset", "close")) {
            String rule = account().fault("before-handling", ContractFixture.effect(type, Map.of()));
            assertThat(rawResponse(key)).isEqualTo(type.equals("reset") ? "<reset>" : "");
            assertThat(account().newestEntry().get("fault")).isEqualTo(rule);
            account().removeFault(rule);
        }
        assertNothingStored();
    }

    @Test
    default void whatIsDroppedAfterTheCommitIsStoredAndNotAnswered() {
        TestKey key = account().key(Map.of("environment", "live"));
        String rule = account().fault("after-commit", ContractFixture.effect("reset", Map.of()));

        assertThat(rawResponse(key)).isEqualTo("<reset>");

        assertThat(account().message().get("status")).isEqualTo("delivered");
        assertThat(account().balance()).isNotEqualTo("100");
        assertThat(account().newestEntry().get("fault")).isEqualTo(rule);
        assertThat(account().newestEntry().get("messageId")).isEqualTo(account().message().get("id"));
    }

    @Test
    default void whatIsRefusedAfterTheCommitIsStoredAllTheSame() {
        TestKey key = account().key();
        account().fault("after-commit", ContractFixture.effect("refuse", Map.of("status", 503)));

        assertThat(profile().refuses(send(key), 503)).isTrue();
        assertThat(account().messages()).hasSize(1);
    }

    @Test
    default void everyThirdFails() {
        assertThat(pattern(Map.of("every", 3), 9)).isEqualTo("..x..x..x");
    }

    @Test
    default void theNextTwoFail() {
        assertThat(pattern(Map.of("next", 2), 5)).isEqualTo("xx...");
        assertThat(pattern(Map.of("next", 2, "after", 1), 5)).isEqualTo(".xx..");
    }

    @Test
    default void aShareFailsAndTheSameSeedFailsTheSame() {
        String once = pattern(Map.of("share", 0.5, "seed", 42), 40);

        assertThat(once).contains("x", ".").isEqualTo(pattern(Map.of("share", 0.5, "seed", 42), 40))
                .isNotEqualTo(pattern(Map.of("share", 0.5, "seed", 43), 40));
        assertThat(once.chars().filter(c -> c == 'x').count()).isBetween(8L, 32L);
    }

    @Test
    default void whatIsForOneKeyOrRecipientIsForNoOther() {
        TestKey matched = account().key();
        TestKey other = account().key();
        String rule = account().fault("before-handling",
                Map.of("effect", Map.of("type", "refuse", "status", 503), "match", Map.of("key", matched.id())));
        assertThat(profile().refuses(send(matched), 503)).isTrue();
        assertAccepted(send(other));
        account().removeFault(rule);
        String to = OutgoingMessage.plain(channel()).to().get(0);

        account().fault("before-handling",
                Map.of("effect", Map.of("type", "refuse", "status", 503), "match", Map.of("recipient", "*x" + to)));
        assertAccepted(send(matched));
        account().fault("before-handling",
                Map.of("effect", Map.of("type", "refuse", "status", 503), "match", Map.of("recipient", "*" + to)));
        assertThat(profile().refuses(send(matched), 503)).isTrue();
        assertThat(account().messages()).hasSize(2);
    }

    /** Sends {@code count} requests and returns an x for each one that fails and a dot for each other. */
    private String pattern(Map<String, Object> when, int count) {
        TestKey key = account().key();
        String rule = account().fault("before-handling",
                Map.of("effect", Map.of("type", "refuse", "status", 503), "when", when));
        StringBuilder pattern = new StringBuilder();
        IntStream.range(0, count).forEach(i -> pattern.append(profile().accepts(send(key)) ? '.' : 'x'));
        account().removeFault(rule);
        account().revoke(key);
        return pattern.toString();
    }

    private String rawResponse(TestKey key) {
        try (HttpTestClient.Connection connection = http().connect()) {
            return connection.write(profile().authenticate(key, sendRequest()).with("Connection", "close").wire())
                    .rest();
        }
    }
}
