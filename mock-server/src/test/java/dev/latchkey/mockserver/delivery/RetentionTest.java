package dev.latchkey.mockserver.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.MovableClock;
import dev.latchkey.mockserver.crypto.ServerKey;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryRules.Pace;
import dev.latchkey.mockserver.delivery.lifecycle.WebhookFaults;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.RetentionLimits;
import dev.latchkey.mockserver.store.sql.SqlStore;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Removal of messages that exceed the max age, without an advanced clock. */
class RetentionTest {
    private static final String NUMBER = "+4915112345678";

    @TempDir
    Path directory;

    private final MovableClock clock = new MovableClock();
    private final ServerKey key = ServerKey.random();

    private DeliveryHarness open() {
        return new DeliveryHarness(SqlStore.open(directory.resolve("data"), clock, RetentionLimits.ON_DISK), clock, key,
                Pace.INSTANT, WebhookFaults.NONE);
    }

    @Test
    void aServerThatStartsRemovesWhatHasBecomeTooOldMeanwhile() {
        Message old;
        Message young;
        try (DeliveryHarness harness = open()) {
            old = harness.sms(NUMBER);
            clock.advance(Duration.ofDays(20));
            young = harness.sms(NUMBER);
        }
        clock.advance(Duration.ofDays(11));

        try (DeliveryHarness harness = open()) {
            DeliveryHarness.await(() -> harness.store.messages().size().messages() == 1);
            assertThat(harness.store.messages().find(harness.accountId, old.id())).isEmpty();
            assertThat(harness.reload(young)).isEqualTo(young);
        }
    }
}
