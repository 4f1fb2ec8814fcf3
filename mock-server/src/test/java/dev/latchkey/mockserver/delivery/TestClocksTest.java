package dev.latchkey.mockserver.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.account.AccountClocks;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryRules.Pace;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageStatus;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RetentionLimits;
import dev.latchkey.mockserver.model.SecretHash;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.store.memory.MemoryStore;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.keys.KeyStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Frozen, advanced and resumed clocks, and the work that falls due on the way. */
class TestClocksTest {
    private static final String NUMBER = "+4915112345678";

    private final DeliveryHarness harness = new DeliveryHarness(new MemoryStore(RetentionLimits.IN_MEMORY),
            Pace.INSTANT);

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void aKeyExpiresInNinetyDaysInOneLine() {
        Instant now = harness.clock.instant();
        StoredKey key = new StoredKey("key_9", harness.accountId, DeliveryHarness.GATEWAY, "n", "ck_9",
                SecretHash.of(Secret.of("x")), "", 1, null, Environment.SANDBOX, List.of(), List.of(), now, null, null,
                now.plus(Duration.ofDays(90)), null);
        AccountClocks clocks = new AccountClocks(harness.store, harness.clock);
        assertThat(key.status(clocks.of(harness.accountId).instant())).isEqualTo(KeyStatus.ACTIVE);

        harness.advance(Duration.ofDays(90));

        assertThat(key.status(clocks.of(harness.accountId).instant())).isEqualTo(KeyStatus.EXPIRED);
        assertThat(key.status(clocks.now(harness.account()))).isEqualTo(KeyStatus.EXPIRED);
    }

    @Test
    void aMovedClockRunsOnAndAFrozenOneStandsUntilItIsResumed() {
        harness.advance(Duration.ofHours(2));
        harness.advanceServerClock(Duration.ofMinutes(1));
        Instant now = harness.clock.instant().plus(Duration.ofHours(2));
        assertThat(harness.delivery.testClocks().read(harness.accountId).now()).isEqualTo(now);

        harness.delivery.testClocks().freeze(harness.accountId);
        harness.advanceServerClock(Duration.ofMinutes(5));
        assertThat(harness.delivery.testClocks().read(harness.accountId).now()).isEqualTo(now);
        harness.advance(Duration.ofMinutes(1));
        assertThat(harness.delivery.testClocks().read(harness.accountId).now())
                .isEqualTo(now.plus(Duration.ofMinutes(1)));

        assertThat(harness.delivery.testClocks().resume(harness.accountId).now())
                .isEqualTo(now.plus(Duration.ofMinutes(1)));
        harness.advanceServerClock(Duration.ofMinutes(1));
        assertThat(harness.delivery.testClocks().read(harness.accountId).now())
                .isEqualTo(now.plus(Duration.ofMinutes(2)));
    }

    @Test
    void timeNeverGoesBackEvenAfterALongFreeze() {
        harness.delivery.testClocks().freeze(harness.accountId);
        harness.advanceServerClock(Duration.ofDays(1));

        assertThat(harness.delivery.testClocks().resume(harness.accountId).now()).isEqualTo(harness.clock.instant());
    }

    @Test
    void oneAccountsClockIsNotAnothers() {
        harness.addAccount("acct_other", "two@example.com");

        harness.advance(Duration.ofDays(1));

        assertThat(harness.delivery.testClocks().read("acct_other").now()).isEqualTo(harness.clock.instant());
        assertThat(harness.sms(NUMBER).accepted()).isEqualTo(harness.clock.instant().plus(Duration.ofDays(1)));
    }

    @Test
    void aClockMovesForwardOnlyAndNotForAges() {
        for (Duration by : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(3_651))) {
            DeliverySimulationContract.assertRefused(() -> harness.advance(by), RefusalReason.INVALID);
        }
        DeliverySimulationContract.assertRefused(
                () -> harness.delivery.testClocks().advance("acct_none", Duration.ofDays(1)),
                RefusalReason.NOT_FOUND);
        DeliverySimulationContract.assertRefused(() -> harness.delivery.testClocks().freeze("acct_none"),
                RefusalReason.NOT_FOUND);
    }

    @Test
    void aClockIsMovedNoFurtherThanTheYear9999() {
        Duration tenYears = Duration.ofDays(3_650);
        Instant end = Instant.parse("+10000-01-01T00:00:00Z");
        Instant now = harness.clock.instant();
        while (now.plus(tenYears).isBefore(end)) {
            now = harness.advance(tenYears).to();
        }

        DeliverySimulationContract.assertRefused(() -> harness.advance(tenYears), RefusalReason.INVALID);
        assertThat(harness.advance(Duration.between(now, end).minusMillis(1)).to()).isEqualTo(end.minusMillis(1));
    }

    @Test
    void messagesThatBecomeTooOldGoWhenTheClockIsMoved() {
        Message old = harness.sms(NUMBER);
        long mark = harness.delivery.search().newestCursor(harness.accountId);
        harness.advance(Duration.ofDays(20));
        Message young = harness.sms(NUMBER);

        assertThat(harness.advance(Duration.ofDays(11)).removed()).isEqualTo(1);

        DeliverySimulationContract.assertRefused(() -> harness.reload(old), RefusalReason.NOT_FOUND);
        assertThat(harness.reload(young)).isEqualTo(young);
        assertThat(harness.delivery.search().find(harness.accountId, null, mark, 1, Duration.ZERO).messages())
                .containsExactly(young);
        assertThat(harness.store.messages().size().dropped()).isEqualTo(1);
    }

    @Test
    void whatIsDueOfAMessageThatIsGoneIsForgotten() {
        Message message = harness.smsAt(harness.clock.instant().plusSeconds(60), NUMBER);
        harness.delivery.messages().remove(harness.delivery.search().criteria(harness.accountId, "is:scheduled"));

        assertThat(harness.advance(Duration.ofMinutes(5)).sends()).isZero();

        DeliverySimulationContract.assertRefused(() -> harness.reload(message), RefusalReason.NOT_FOUND);
    }

    @Test
    void afterTheServersOwnTimeHasPassedWhatIsDueIsDone() {
        Message message = harness.smsAt(harness.clock.instant().plusSeconds(60), NUMBER);

        harness.advanceServerClock(Duration.ofSeconds(60));

        DeliveryHarness.await(() -> harness.reload(message).status() == MessageStatus.DELIVERED);
    }
}
