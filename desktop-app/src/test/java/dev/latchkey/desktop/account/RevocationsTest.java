package dev.latchkey.desktop.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.desktop.account.Revocations.Outcome;
import dev.latchkey.desktop.testing.Desk;
import dev.latchkey.desktop.testing.FakeGateway;
import dev.latchkey.desktop.testing.Samples;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.ApiKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RevocationsTest {
    private final Desk desk = new Desk();
    private final List<Outcome> outcomes = new ArrayList<>();
    private ApiKey key;

    @BeforeEach
    void connect() {
        desk.gateway.keys.addAll(Samples.keys());
        desk.account.connect();
        desk.revocations.onOutcome(outcomes::add);
        key = desk.account.keys().getFirst();
    }

    @Test
    void aKeyIsRevokedOnlyAfterTheTimeToThinkAgain() {
        desk.revocations.request(key);
        desk.timers.pass(Duration.ofMillis(7_999));
        assertThat(desk.gateway.revoked).isEmpty();
        assertThat(desk.revocations.leaving()).containsExactly(key.id());

        desk.timers.pass(Duration.ofMillis(1));

        assertThat(desk.gateway.revoked).containsExactly(key.id());
        assertThat(desk.revocations.leaving()).isEmpty();
        assertThat(desk.account.keys()).doesNotContain(key).hasSize(5);
    }

    @Test
    void aRevocationCalledBackIsNeverSent() {
        desk.revocations.request(key);
        assertThat(desk.revocations.undo(key.id())).isTrue();

        desk.timers.pass(Duration.ofMinutes(1));
        desk.revocations.flush();

        assertThat(desk.gateway.revoked).isEmpty();
        assertThat(desk.account.keys()).contains(key);
    }

    @Test
    void askingTwiceSendsOnce() {
        desk.revocations.request(key);
        desk.revocations.request(key);
        desk.timers.pass(Duration.ofMinutes(1));
        desk.revocations.flush();

        assertThat(desk.gateway.revoked).containsExactly(key.id());
        assertThat(desk.revocations.undo(key.id())).isFalse();
    }

    @Test
    void quittingSendsAtOnceWhatStillWaits() {
        desk.revocations.request(key);
        desk.revocations.request(desk.account.keys().get(1));

        desk.revocations.flush();

        assertThat(desk.gateway.revoked).containsExactlyInAnyOrder(key.id(), "key_5");
        desk.timers.pass(Duration.ofMinutes(1));
        assertThat(desk.gateway.revoked).hasSize(2);
    }

    @Test
    void aHeldSecretProvesThatTheKeyIsRefusedAndIsOverwritten() {
        Secret secret = Secret.of("0123456789abcdef");
        desk.account.secrets().keep(key.id(), secret);

        desk.revocations.request(key);
        desk.timers.pass(Revocations.UNDO);

        assertThat(outcomes).containsExactly(new Outcome.Proven(key));
        assertThat(desk.account.secrets().find(key.id())).isEmpty();
    }

    @Test
    void withoutTheSecretTheGatewaysWordHasToDo() {
        desk.revocations.request(key);
        desk.timers.pass(Revocations.UNDO);

        assertThat(outcomes).containsExactly(new Outcome.Revoked(key));
    }

    @Test
    void aKeyThatCannotBeRevokedStaysAndCanBeRevokedLater() {
        desk.gateway.failure = FakeGateway.unreachable();
        desk.revocations.request(key);
        desk.timers.pass(Revocations.UNDO);

        assertThat(outcomes).singleElement().isInstanceOf(Outcome.Failed.class);
        assertThat(desk.account.keys()).contains(key);

        desk.gateway.failure = null;
        desk.revocations.request(key);
        desk.timers.pass(Revocations.UNDO);

        assertThat(desk.account.keys()).doesNotContain(key);
    }
}
