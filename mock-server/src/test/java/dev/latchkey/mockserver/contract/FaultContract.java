package dev.latchkey.mockserver.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.model.RefusalReason;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What goes wrong on purpose: when, how often, and for whom. */
interface FaultContract extends ContractFixture {
    @Test
    default void aDelayIsWaitedAndNothingElse() {
        Key key = tenant().key();
        tenant().fault("before-handling", Map.of("delay", Map.of("median", "150ms")));

        long start = System.nanoTime();
        assertAccepted(send(key));

        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(150_000_000L);
        assertThat(tenant().messages()).hasSize(1);
    }

    @Test
    default void aRefusalIsInTheGatewaysOwnWords() {
        Key key = tenant().key();
        for (RefusalReason reason : List.of(RefusalReason.TOO_MANY_REQUESTS, RefusalReason.CREDIT_MISSING,
                RefusalReason.KEY_UNKNOWN,
                RefusalReason.INTERNAL)) {
            String rule = tenant().fault("before-handling",
                    ContractFixture.effect("refuse", Map.of("reason", reason.code())));
            assertRefused(send(key), reason);
            tenant().removeFault(rule);
        }
        assertNothingStored();
        assertAccepted(send(key));
    }

    @Test
    default void aRefusalHasTheStatusThatIsAskedFor() {
        Key key = tenant().key();
        for (int status : new int[]{418, 500, 503, 504}) {
            String rule = tenant().fault("before-handling", ContractFixture.effect("refuse", Map.of("status", status)));
            Reply reply = send(key);
            assertThat(words().refuses(reply, status)).as("%d: %d %s", status, reply.status(), reply.body()).isTrue();
            assertThat(tenant().journal(reply.requestId()).get("fault")).isEqualTo(rule);
            tenant().removeFault(rule);
        }
        assertNothingStored();
    }

    @Test
    default void whatIsDroppedBeforeHandlingIsNotStored() {
        Key key = tenant().key();
        for (String how : List.of("reset", "close")) {
            String rule = tenant().fault("before-handling", ContractFixture.effect(how, Map.of()));
            assertThat(wholeAnswer(key)).isEqualTo(how.equals("reset") ? "<reset>" : "");
            assertThat(tenant().newestEntry().get("fault")).isEqualTo(rule);
            tenant().removeFault(rule);
        }
        assertNothingStored();
    }

    @Test
    default void whatIsDroppedAfterTheCommitIsStoredAndNotAnswered() {
        Key key = tenant().key(Map.of("environment", "live"));
        String rule = tenant().fault("after-commit", ContractFixture.effect("reset", Map.of()));

        assertThat(wholeAnswer(key)).isEqualTo("<reset>");

        assertThat(tenant().message().get("status")).isEqualTo("delivered");
        assertThat(tenant().balance()).isNotEqualTo("100");
        assertThat(tenant().newestEntry().get("fault")).isEqualTo(rule);
        assertThat(tenant().newestEntry().get("messageId")).isEqualTo(tenant().message().get("id"));
    }

    @Test
    default void whatIsRefusedAfterTheCommitIsStoredAllTheSame() {
        Key key = tenant().key();
        tenant().fault("after-commit", ContractFixture.effect("refuse", Map.of("status", 503)));

        assertThat(words().refuses(send(key), 503)).isTrue();
        assertThat(tenant().messages()).hasSize(1);
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
        Key one = tenant().key();
        Key other = tenant().key();
        String rule = tenant().fault("before-handling",
                Map.of("effect", Map.of("type", "refuse", "status", 503), "match", Map.of("key", one.id())));
        assertThat(words().refuses(send(one), 503)).isTrue();
        assertAccepted(send(other));
        tenant().removeFault(rule);
        String to = Outgoing.plain(channel()).to().get(0);

        tenant().fault("before-handling",
                Map.of("effect", Map.of("type", "refuse", "status", 503), "match", Map.of("recipient", "*x" + to)));
        assertAccepted(send(one));
        tenant().fault("before-handling",
                Map.of("effect", Map.of("type", "refuse", "status", 503), "match", Map.of("recipient", "*" + to)));
        assertThat(words().refuses(send(one), 503)).isTrue();
        assertThat(tenant().messages()).hasSize(2);
    }

    /** Which of so many requests fail: x where one does. */
    private String pattern(Map<String, Object> when, int count) {
        Key key = tenant().key();
        String rule = tenant().fault("before-handling",
                Map.of("effect", Map.of("type", "refuse", "status", 503), "when", when));
        StringBuilder pattern = new StringBuilder();
        IntStream.range(0, count).forEach(i -> pattern.append(words().accepts(send(key)) ? '.' : 'x'));
        tenant().removeFault(rule);
        tenant().revoke(key);
        return pattern.toString();
    }

    private String wholeAnswer(Key key) {
        try (Http.Connection connection = http().connect()) {
            return connection.write(words().as(key, sending()).with("Connection", "close").wire()).rest();
        }
    }
}
