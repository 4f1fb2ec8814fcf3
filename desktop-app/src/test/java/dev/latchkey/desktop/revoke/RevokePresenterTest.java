package dev.latchkey.desktop.revoke;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.desktop.testing.FakeGateway;
import dev.latchkey.desktop.testing.PresenterFixture;
import dev.latchkey.desktop.testing.Samples;
import dev.latchkey.sdk.Secret;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RevokePresenterTest {
    private final PresenterFixture fixture = new PresenterFixture();
    private int closed;

    @BeforeEach
    void connect() {
        fixture.gateway.keys.addAll(Samples.keys());
        fixture.account.connect();
        fixture.revocations.onOutcome(outcome -> RevokePresenter.report(outcome, fixture.toasts, fixture.texts));
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
        assertThat(fixture.revocations.inProgress()).containsExactly("key_6");
    }

    @Test
    void whatStopsWorkingIsToldByWhenTheKeyWasUsed() {
        assertThat(presenter(question("key_6")).consequence()).startsWith("Last used 4 min ago.");
        assertThat(presenter(question("key_6")).isRecentlyUsed()).isTrue();
        assertThat(presenter(question("key_2")).consequence()).startsWith("This key has never been used.");
        assertThat(presenter(question("key_1")).isRecentlyUsed()).isFalse();
    }

    @Test
    void itCanBeUndoneForEightSeconds() {
        presenter(question("key_5")).revoke();
        assertThat(fixture.toastTexts).containsExactly("Revoking otp-staging");
        fixture.timers.advance(Duration.ofSeconds(7));
        fixture.offeredAction.run();

        fixture.timers.advance(Duration.ofMinutes(1));
        assertThat(fixture.gateway.revoked).isEmpty();
        assertThat(fixture.toastTexts).contains("Kept otp-staging");
    }

    @Test
    void theRefusalOfTheOldKeyIsTold() {
        fixture.account.secrets().keep("key_5", Secret.of("0123456789abcdef"));
        presenter(question("key_5")).revoke();
        fixture.timers.advance(Duration.ofSeconds(8));
        assertThat(fixture.toastTexts).last().isEqualTo("otp-staging revoked and verified: the gateway now rejects it");
    }

    @Test
    void aFailureIsToldWithItsReason() {
        presenter(question("key_5")).revoke();
        fixture.gateway.failure = FakeGateway.unreachable();
        fixture.timers.advance(Duration.ofSeconds(8));
        assertThat(fixture.toastTexts).last().isEqualTo(
                "otp-staging was not revoked. The server isn’t responding. Nothing was sent.");
    }

    private RevokeModel question(String id) {
        return new RevokeModel(fixture.account.keys().stream().filter(key -> key.id().equals(id)).findFirst()
                .orElseThrow());
    }

    private RevokePresenter presenter(RevokeModel model) {
        return new RevokePresenter(model, fixture.revocations, fixture.toasts, () -> closed++, fixture.texts,
                fixture.formats);
    }
}
