package dev.latchkey.mockserver.delivery;

import dev.latchkey.mockserver.delivery.lifecycle.Pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.account.Clocks;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageStatus;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.Retention;
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

/** The clock of an account goes forward as the test says, and everything with it. */
class TestClocksTest {
    private static final String NUMBER = "+4915112345678";

    private final PostRoom room = new PostRoom(new MemoryStore(Retention.IN_MEMORY), Pace.INSTANT);

    @AfterEach
    void end() {
        room.close();
    }

    @Test
    void aKeyExpiresInNinetyDaysInOneLine() {
        Instant now = room.clock.instant();
        StoredKey key = new StoredKey("key_9", room.accountId, PostRoom.GATEWAY, "n", "ck_9",
                SecretHash.of(Secret.of("x")), "", 1, null, Environment.SANDBOX, List.of(), List.of(), now, null, null,
                now.plus(Duration.ofDays(90)), null);
        Clocks clocks = new Clocks(room.store, room.clock);
        assertThat(key.status(clocks.of(room.accountId).instant())).isEqualTo(KeyStatus.ACTIVE);

        room.advance(Duration.ofDays(90));

        assertThat(key.status(clocks.of(room.accountId).instant())).isEqualTo(KeyStatus.EXPIRED);
        assertThat(key.status(clocks.now(room.account()))).isEqualTo(KeyStatus.EXPIRED);
    }

    @Test
    void aMovedClockRunsOnAndAFrozenOneStandsUntilItIsResumed() {
        room.advance(Duration.ofHours(2));
        room.pass(Duration.ofMinutes(1));
        Instant now = room.clock.instant().plus(Duration.ofHours(2));
        assertThat(room.delivery.clocks().read(room.accountId).now()).isEqualTo(now);

        room.delivery.clocks().freeze(room.accountId);
        room.pass(Duration.ofMinutes(5));
        assertThat(room.delivery.clocks().read(room.accountId).now()).isEqualTo(now);
        room.advance(Duration.ofMinutes(1));
        assertThat(room.delivery.clocks().read(room.accountId).now()).isEqualTo(now.plus(Duration.ofMinutes(1)));

        assertThat(room.delivery.clocks().resume(room.accountId).now()).isEqualTo(now.plus(Duration.ofMinutes(1)));
        room.pass(Duration.ofMinutes(1));
        assertThat(room.delivery.clocks().read(room.accountId).now()).isEqualTo(now.plus(Duration.ofMinutes(2)));
    }

    @Test
    void timeNeverGoesBackEvenAfterALongFreeze() {
        room.delivery.clocks().freeze(room.accountId);
        room.pass(Duration.ofDays(1));

        assertThat(room.delivery.clocks().resume(room.accountId).now()).isEqualTo(room.clock.instant());
    }

    @Test
    void oneAccountsClockIsNotAnothers() {
        room.addAccount("acct_other", "two@example.com");

        room.advance(Duration.ofDays(1));

        assertThat(room.delivery.clocks().read("acct_other").now()).isEqualTo(room.clock.instant());
        assertThat(room.sms(NUMBER).accepted()).isEqualTo(room.clock.instant().plus(Duration.ofDays(1)));
    }

    @Test
    void aClockMovesForwardOnlyAndNotForAges() {
        for (Duration by : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(3_651))) {
            DeliverySimulationContract.assertRefused(() -> room.advance(by), RefusalReason.INVALID);
        }
        DeliverySimulationContract.assertRefused(() -> room.delivery.clocks().advance("acct_none", Duration.ofDays(1)),
                RefusalReason.NOT_FOUND);
        DeliverySimulationContract.assertRefused(() -> room.delivery.clocks().freeze("acct_none"),
                RefusalReason.NOT_FOUND);
    }

    @Test
    void aClockIsMovedNoFurtherThanTheYear9999() {
        Duration tenYears = Duration.ofDays(3_650);
        Instant end = Instant.parse("+10000-01-01T00:00:00Z");
        Instant now = room.clock.instant();
        while (now.plus(tenYears).isBefore(end)) {
            now = room.advance(tenYears).to();
        }

        DeliverySimulationContract.assertRefused(() -> room.advance(tenYears), RefusalReason.INVALID);
        assertThat(room.advance(Duration.between(now, end).minusMillis(1)).to()).isEqualTo(end.minusMillis(1));
    }

    @Test
    void messagesThatBecomeTooOldGoWhenTheClockIsMoved() {
        Message old = room.sms(NUMBER);
        long mark = room.delivery.finder().mark(room.accountId);
        room.advance(Duration.ofDays(20));
        Message young = room.sms(NUMBER);

        assertThat(room.advance(Duration.ofDays(11)).removed()).isEqualTo(1);

        DeliverySimulationContract.assertRefused(() -> room.now(old), RefusalReason.NOT_FOUND);
        assertThat(room.now(young)).isEqualTo(young);
        assertThat(room.delivery.finder().find(room.accountId, null, mark, 1, Duration.ZERO).messages())
                .containsExactly(young);
        assertThat(room.store.messages().size().dropped()).isEqualTo(1);
    }

    @Test
    void whatIsDueOfAMessageThatIsGoneIsForgotten() {
        Message message = room.smsAt(room.clock.instant().plusSeconds(60), NUMBER);
        room.delivery.outbox().remove(room.delivery.finder().criteria(room.accountId, "is:scheduled"));

        assertThat(room.advance(Duration.ofMinutes(5)).sends()).isZero();

        DeliverySimulationContract.assertRefused(() -> room.now(message), RefusalReason.NOT_FOUND);
    }

    @Test
    void afterTheServersOwnTimeHasPassedWhatIsDueIsDone() {
        Message message = room.smsAt(room.clock.instant().plusSeconds(60), NUMBER);

        room.pass(Duration.ofSeconds(60));

        PostRoom.eventually(() -> room.now(message).status() == MessageStatus.DELIVERED);
    }
}
