package dev.latchkey.mockserver.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Limit of concurrent requests, one at a time and under contention. */
class ClientConcurrencyLimitTest {
    @Test
    void oneTooManyIsRefusedUntilOneEnds() throws UnknownHostException {
        ClientConcurrencyLimit limit = new ClientConcurrencyLimit(2);
        InetAddress here = InetAddress.getByName("192.0.2.1");
        ClientConcurrencyLimit.Permit first = limit.acquire(here);
        limit.acquire(here);

        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> limit.acquire(here))
                .satisfies(
                        refused -> assertThat(refused.refusal().reason()).isEqualTo(RefusalReason.TOO_MANY_REQUESTS));
        limit.acquire(InetAddress.getByName("192.0.2.2"));
        first.close();
        first.close();
        limit.acquire(here);
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> limit.acquire(here));
    }

    @Test
    void tenThousandRequestsThatEndInAnyWayLeaveNoPermitBehind() throws Exception {
        ClientConcurrencyLimit limit = new ClientConcurrencyLimit(20);
        AtomicInteger max = new AtomicInteger();
        AtomicInteger now = new AtomicInteger();
        List<Future<?>> trials = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(64)) {
            for (int i = 0; i < 10_000; i++) {
                trials.add(threads.submit(() -> {
                    try (AutoCloseable permit = limit.acquire(InetAddress.getLoopbackAddress())) {
                        assertThat(permit).isNotNull();
                        max.accumulateAndGet(now.incrementAndGet(), Math::max);
                        Thread.yield();
                        now.decrementAndGet();
                        if (ThreadLocalRandom.current().nextBoolean()) {
                            throw new IllegalStateException("a fault");
                        }
                    } catch (RefusedException | IllegalStateException e) {
                        // Refused or failed: in both cases the request has ended.
                    }
                    return null;
                }));
            }
            for (Future<?> trial : trials) {
                trial.get();
            }
        }

        assertThat(limit.activeRequests()).isZero();
        assertThat(max.get()).isBetween(1, 20);
    }
}
