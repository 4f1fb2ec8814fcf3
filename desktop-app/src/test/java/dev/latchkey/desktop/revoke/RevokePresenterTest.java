package dev.latchkey.desktop.revoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.desktop.testing.Desk;
import dev.latchkey.desktop.testing.FakeGateway;
import dev.latchkey.desktop.testing.Samples;
import dev.latchkey.sdk.Secret;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RevokePresenterTest {
    private final Desk desk = new Desk();
    private int closed;

    @BeforeEach
    void connect() {
        desk.gateway.keys.addAll(Samples.keys());
        desk.account.connect();
        desk.revocations.onOutcome(outcome -> RevokePresenter.report(outcome, desk.toasts, desk.texts));
    }

    @Test
    void aLiveKeyIsRevokedOnlyWhenItsNameWasTyped() {
        RevokeModel model = question("key_6");
        RevokePresenter presenter = presenter(model);
        presenter.revoke();
        model.typed().set("newsletter");
        presenter.revoke();
        assertThat(closed).isZero();

        model.typed().set(" newsletter-prod ");
        presenter.revoke();
        assertThat(closed).isEqualTo(1);
        assertThat(desk.revocations.leaving()).containsExactly("key_6");
    }

    @Test
    void whatStopsWorkingIsToldByWhenTheKeyWasUsed() {
        assertThat(presenter(question("key_6")).consequence()).startsWith("Last used 4 min ago.");
        assertThat(presenter(question("key_6")).isBusy()).isTrue();
        assertThat(presenter(question("key_2")).consequence()).startsWith("Never used so far.");
        assertThat(presenter(question("key_1")).isBusy()).isFalse();
    }

    @Test
    void itCanBeUndoneForEightSeconds() {
        presenter(question("key_5")).revoke();
        assertThat(desk.said).containsExactly("Revoking otp-staging");
        desk.timers.pass(Duration.ofSeconds(7));
        desk.offered.run();

        desk.timers.pass(Duration.ofMinutes(1));
        assertThat(desk.gateway.revoked).isEmpty();
        assertThat(desk.said).contains("otp-staging stays as it is");
    }

    @Test
    void theRefusalOfTheOldKeyIsTold() {
        desk.account.secrets().keep("key_5", Secret.of("0123456789abcdef"));
        presenter(question("key_5")).revoke();
        desk.timers.pass(Duration.ofSeconds(8));
        assertThat(desk.said).last().isEqualTo("otp-staging revoked; its next use was refused");
    }

    @Test
    void aFailureIsToldWithItsReason() {
        presenter(question("key_5")).revoke();
        desk.gateway.failure = FakeGateway.unreachable();
        desk.timers.pass(Duration.ofSeconds(8));
        assertThat(desk.said).last().isEqualTo(
                "otp-staging was not revoked. The server does not answer. Nothing was sent.");
    }

    private RevokeModel question(String id) {
        return new RevokeModel(desk.account.keys().stream().filter(key -> key.id().equals(id)).findFirst()
                .orElseThrow());
    }

    private RevokePresenter presenter(RevokeModel model) {
        return new RevokePresenter(model, desk.revocations, desk.toasts, () -> closed++, desk.texts, desk.formats);
    }
}
