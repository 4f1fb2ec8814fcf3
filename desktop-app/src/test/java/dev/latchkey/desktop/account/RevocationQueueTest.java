package dev.latchkey.desktop.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.desktop.account.RevocationQueue.Outcome;
import dev.latchkey.desktop.testing.FakeGateway;
import dev.latchkey.desktop.testing.PresenterFixture;
import dev.latchkey.desktop.testing.Samples;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.ApiKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RevocationQueueTest {
    private final PresenterFixture fixture = new PresenterFixture();
    private final List<Outcome> outcomes = new ArrayList<>();
    private ApiKey key;

    @BeforeEach
    void connect() {
        fixture.gateway.keys.addAll(Samples.keys());
        fixture.account.connect();
        fixture.revocations.onOutcome(outcomes::add);
        key = fixture.account.keys().getFirst();
    }

    @Test
    void aKeyIsRevokedOnlyAfterTheTimeToThinkAgain() {
        fixture.revocations.request(key);
        fixture.timers.advance(Duration.ofMillis(7_999));
        assertThat(fixture.gateway.revoked).isEmpty();
        assertThat(fixture.revocations.inProgress()).containsExactly(key.id());

        fixture.timers.advance(Duration.ofMillis(1));

        assertThat(fixture.gateway.revoked).containsExactly(key.id());
        assertThat(fixture.revocations.inProgress()).isEmpty();
        assertThat(fixture.account.keys()).doesNotContain(key).hasSize(5);
    }

    @Test
    void aRevocationCalledBackIsNeverSent() {
        fixture.revocations.request(key);
        assertThat(fixture.revocations.undo(key.id())).isTrue();

        fixture.timers.advance(Duration.ofMinutes(1));
        fixture.revocations.flush();

        assertThat(fixture.gateway.revoked).isEmpty();
        assertThat(fixture.account.keys()).contains(key);
    }

    @Test
    void askingTwiceSendsOnce() {
        fixture.revocations.request(key);
        fixture.revocations.request(key);
        fixture.timers.advance(Duration.ofMinutes(1));
        fixture.revocations.flush();

        assertThat(fixture.gateway.revoked).containsExactly(key.id());
        assertThat(fixture.revocations.undo(key.id())).isFalse();
    }

    @Test
    void quittingSendsAtOnceWhatStillWaits() {
        fixture.revocations.request(key);
        fixture.revocations.request(fixture.account.keys().get(1));

        fixture.revocations.flush();

        assertThat(fixture.gateway.revoked).containsExactlyInAnyOrder(key.id(), "key_5");
        fixture.timers.advance(Duration.ofMinutes(1));
        assertThat(fixture.gateway.revoked).hasSize(2);
    }

    @Test
    void aHeldSecretProvesThatTheKeyIsRefusedAndIsOverwritten() {
        Secret secret = Secret.of("0123456789abcdef");
        fixture.account.secrets().keep(key.id(), secret);

        fixture.revocations.request(key);
        fixture.timers.advance(RevocationQueue.UNDO_PERIOD);

        assertThat(outcomes).containsExactly(new Outcome.Verified(key));
        assertThat(fixture.account.secrets().find(key.id())).isEmpty();
    }

    @Test
    void withoutTheSecretTheGatewaysWordHasToDo() {
        fixture.revocations.request(key);
        fixture.timers.advance(RevocationQueue.UNDO_PERIOD);

        assertThat(outcomes).containsExactly(new Outcome.Revoked(key));
    }

    @Test
    void aKeyThatCannotBeRevokedStaysAndCanBeRevokedLater() {
        fixture.gateway.failure = FakeGateway.unreachable();
        fixture.revocations.request(key);
        fixture.timers.advance(RevocationQueue.UNDO_PERIOD);

        assertThat(outcomes).singleElement().isInstanceOf(Outcome.Failed.class);
        assertThat(fixture.account.keys()).contains(key);

        fixture.gateway.failure = null;
        fixture.revocations.request(key);
        fixture.timers.advance(RevocationQueue.UNDO_PERIOD);

        assertThat(fixture.account.keys()).doesNotContain(key);
    }
}
