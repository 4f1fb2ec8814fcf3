package dev.latchkey.desktop.clipboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.desktop.testing.FakeClipboard;
import dev.latchkey.desktop.testing.ManualTimers;
import dev.latchkey.sdk.Secret;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SecretClipboardTest {
    private final FakeClipboard system = new FakeClipboard();
    private final ManualTimers timers = new ManualTimers();
    private final SecretClipboard clipboard = new SecretClipboard(system, timers);
    private final Secret secret = Secret.of("s3cr3t-of-a-key");

    @Test
    void aSecretStaysForThirtySeconds() {
        clipboard.copy(secret);
        assertThat(system.concealed).isTrue();

        timers.advance(Duration.ofSeconds(29));
        assertThat(system.content).isEqualTo("s3cr3t-of-a-key");
        assertThat(clipboard.secondsLeft().get()).isEqualTo(1);

        timers.advance(Duration.ofSeconds(1));
        assertThat(system.content).isNull();
        assertThat(clipboard.secondsLeft().get()).isZero();
    }

    @Test
    void whatWasCopiedSinceIsLeftAlone() {
        clipboard.copy(secret);
        system.content = "a shopping list";

        timers.advance(Duration.ofMinutes(1));

        assertThat(system.content).isEqualTo("a shopping list");
    }

    @Test
    void clearingAtOnceEndsTheCountdown() {
        clipboard.copy(secret);
        clipboard.clear();
        system.content = secret.reveal();

        timers.advance(Duration.ofMinutes(1));

        assertThat(system.content).isEqualTo(secret.reveal());
        assertThat(clipboard.secondsLeft().get()).isZero();
    }

    @Test
    void copyingAgainStartsTheTimeAnew() {
        clipboard.copy(secret);
        timers.advance(Duration.ofSeconds(20));
        clipboard.copy(Secret.of("another-secret"));
        timers.advance(Duration.ofSeconds(20));

        assertThat(system.content).isEqualTo("another-secret");
        assertThat(clipboard.secondsLeft().get()).isEqualTo(10);
    }

    @Test
    void theSecretMayBeOverwrittenByItsOwnerMeanwhile() {
        Secret lent = Secret.of("lent-for-a-moment");
        clipboard.copy(lent);
        lent.close();

        timers.advance(Duration.ofSeconds(30));

        assertThat(system.content).isNull();
    }

    @Test
    void whatIsNoSecretIsCopiedPlainlyAndStays() {
        clipboard.copy(secret);
        clipboard.copyPlain("ck_public");
        timers.advance(Duration.ofMinutes(1));

        assertThat(system.content).isEqualTo("ck_public");
        assertThat(system.concealed).isFalse();
    }
}
