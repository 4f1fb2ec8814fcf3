package dev.latchkey.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.benchmarks.load.LoadResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final long SECOND = 1_000_000_000;

    private final Report report = new Report();
    private final Rates rates = new Rates("sends", List.of(1, 20));

    @Test
    void aGoalIsMetMissedOrNotMeasured() {
        report.atLeast("faster", 10, 10);
        report.atLeast("cheaper", 5, 4.9);
        report.atMost("smaller", 110, " MB", 80);
        report.atMost("larger", 110, " MB", Double.NaN);

        assertThat(report.markdown("")).contains("| faster | at least 10.0 × | 10.0 × | met |",
                "| cheaper | at least 5.00 × | 4.90 × | missed |", "| smaller | at most 110 MB | 80.0 MB | met |",
                "| larger | at most 110 MB | – MB | not measured |");
    }

    @Test
    void ratiosSayHowMuchMoreOneDoesInASecondAndOfACpuSecond() {
        rates.add("ours", 1, load(1000, SECOND / 10), report);
        rates.add("theirs", 1, load(500, SECOND / 2), report);

        assertThat(rates.table(List.of("ours")).markdown()).contains("| ours | 1,000 | – | 100 | – |");
        assertThat(rates.ratios(List.of("ours"), List.of("theirs")).markdown())
                .contains("| ours : theirs | 2.00 × / 10.0 × |");
    }

    @Test
    void theLeastRatioOfAllConnectionCountsIsWhatCounts() {
        rates.add("ours", 1, load(1000, SECOND), report);
        rates.add("theirs", 1, load(1000, 9 * SECOND), report);
        rates.add("ours", 20, load(1000, SECOND), report);
        rates.add("theirs", 20, load(1000, 4 * SECOND), report);

        assertThat(rates.leastPerCpuSecond("ours", "theirs")).isEqualTo(4.0);
    }

    @Test
    void aRunWithErrorsIsInvalidAndItsNumbersAreLeftOut() {
        rates.add("ours", 1, new LoadResult(1000, 1, "Status 500", SECOND, SECOND), report);

        assertThat(rates.table(List.of("ours")).markdown()).contains("| ours | – | – | – | – |");
        assertThat(report.valid()).isFalse();
        assertThat(report.markdown("")).contains("* ours, 1 connections: 1 errors, such as: Status 500");
    }

    private static LoadResult load(long done, long cpuNanos) {
        return new LoadResult(done, 0, null, SECOND, cpuNanos);
    }
}
