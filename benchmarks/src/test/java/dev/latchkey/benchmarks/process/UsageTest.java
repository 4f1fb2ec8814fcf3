package dev.latchkey.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UsageTest {
    @Test
    void cpuTimeIsThatOfUserAndSystemWhateverTheProgramIsCalled() {
        String stat = "4711 (java (x) 1 2) S 1 2 3 4 5 6 7 8 9 10 150 25 0 0 20 0 33 0 1234 567 89";

        assertThat(Usage.cpuNanos(stat)).isEqualTo(1_750_000_000L);
    }

    @Test
    void residentMemoryIsInTheStatusInKibibytes() {
        assertThat(Usage.residentBytes(List.of("Name:\tjava", "VmHWM:\t   99999 kB", "VmRSS:\t   81234 kB")))
                .isEqualTo(81_234L * 1024);
    }

    @Test
    void thisVeryProcessUsesSomething() {
        Usage usage = new Usage(ProcessHandle.current());

        assertThat(usage.cpuNanos()).isPositive();
        assertThat(usage.residentBytes().orElse(1)).isPositive();
    }
}
