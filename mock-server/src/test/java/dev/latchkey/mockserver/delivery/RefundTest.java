package dev.latchkey.mockserver.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.MovableClock;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryRules.Pace;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.RetentionLimits;
import dev.latchkey.mockserver.model.Statistic.Measure;
import dev.latchkey.mockserver.store.DataStore;
import dev.latchkey.mockserver.store.memory.MemoryStore;
import dev.latchkey.mockserver.store.sql.SqlStore;
import dev.latchkey.sdk.keys.Environment;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Canceling a message refunds its price, once. */
class RefundTest {
    private static final String NUMBER = "+4915112345678";

    @TempDir
    Path directory;

    private DeliveryHarness harness;

    private void open(String kind) {
        DataStore store = kind.equals("memory")
                ? new MemoryStore(RetentionLimits.IN_MEMORY)
                : SqlStore.open(directory.resolve("data"), new MovableClock(), RetentionLimits.ON_DISK);
        harness = new DeliveryHarness(store, Pace.INSTANT);
    }

    @AfterEach
    void close() {
        harness.close();
    }

    private Message delayed(Environment environment) {
        return harness.delivery.messages().send(harness.sender(environment, null),
                DeliveryHarness.newSms(harness.clock.instant().plus(Duration.ofHours(30)), NUMBER, "+4915112345679"));
    }

    private long cost() {
        LocalDate today = LocalDate.ofInstant(harness.clock.instant(), ZoneOffset.UTC);
        return harness.delivery.statistics().days(harness.accountId, null, today, today.plusDays(3)).stream()
                .mapToLong(day -> day.counts().getOrDefault(Measure.COST, 0L)).peek(each -> assertThat(each)
                        .isNotNegative())
                .sum();
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "sql"})
    void aCanceledLiveMessageCostsNothingEvenTheDayAfter(String kind) {
        open(kind);
        Message message = delayed(Environment.LIVE);
        assertThat(harness.account().balance()).isEqualByComparingTo("9.85");
        assertThat(cost()).isEqualTo(1_500);
        harness.advance(Duration.ofHours(25));

        harness.delivery.messages().cancel(harness.accountId, message.id());

        assertThat(harness.account().balance()).isEqualByComparingTo("10");
        assertThat(cost()).isZero();
        DeliverySimulationContract.assertRefused(
                () -> harness.delivery.messages().cancel(harness.accountId, message.id()),
                RefusalReason.CONFLICT);
        assertThat(harness.account().balance()).isEqualByComparingTo("10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "sql"})
    void aCanceledSandboxMessageRefundsNothing(String kind) {
        open(kind);

        harness.delivery.messages().cancel(harness.accountId, delayed(Environment.SANDBOX).id());

        assertThat(harness.account().balance()).isEqualByComparingTo("10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "sql"})
    void ofManyConcurrentCancellationsOneRefundsThePrice(String kind) throws Exception {
        open(kind);
        Message message = delayed(Environment.LIVE);
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            tasks.add(() -> canceled(message));
        }

        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            int done = 0;
            for (Future<Boolean> each : threads.invokeAll(tasks)) {
                done += each.get() ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        }
        assertThat(harness.account().balance()).isEqualByComparingTo("10");
        assertThat(cost()).isZero();
    }

    private boolean canceled(Message message) {
        try {
            return Objects.nonNull(harness.delivery.messages().cancel(harness.accountId, message.id()));
        } catch (RefusedException e) {
            return false;
        }
    }
}
