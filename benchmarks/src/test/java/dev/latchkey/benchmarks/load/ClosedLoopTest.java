package dev.latchkey.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong cpu = new AtomicLong();

    @Test
    void asksAsOftenAsWantedBesidesOnceOnEachConnectionBeforehand() {
        LoadResult result = new ClosedLoop(number -> exchange(Integer.MAX_VALUE), () -> cpu.addAndGet(500)).run(4, 100);

        assertThat(asked).hasValue(104);
        assertThat(result.done()).isEqualTo(100);
        assertThat(result.cpuNanos()).isEqualTo(500);
        assertThat(result.valid()).isTrue();
    }

    @Test
    void aClientThatFailsStopsAndMakesTheLoadInvalid() {
        LoadResult result = new ClosedLoop(number -> exchange(10), cpu::get).run(1, 100);

        assertThat(result.valid()).isFalse();
        assertThat(result.errors()).isEqualTo(1);
        assertThat(result.firstError()).isEqualTo("Enough");
    }

    private LoadClient exchange(int most) {
        return new LoadClient() {
            @Override
            public void once() throws IOException {
                if (asked.incrementAndGet() > most) {
                    throw new IOException("Enough");
                }
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }
}
