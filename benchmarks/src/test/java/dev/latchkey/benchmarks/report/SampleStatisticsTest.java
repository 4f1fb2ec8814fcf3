package dev.latchkey.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleStatisticsTest {
    @Test
    void theMedianIsTheOneInTheMiddle() {
        assertThat(new SampleStatistics(List.of(9.0, 1.0, 4.0)).median()).isEqualTo(4.0);
    }

    @Test
    void theMedianOfAnEvenNumberIsHalfWayBetweenTheTwoInTheMiddle() {
        assertThat(new SampleStatistics(List.of(9.0, 1.0, 4.0, 5.0)).median()).isEqualTo(4.5);
    }

    @Test
    void aRoundThatFailedHasNoSay() {
        SampleStatistics statistics = new SampleStatistics(List.of(Double.NaN, 3.0, 1.0, 2.0));

        assertThat(statistics.median()).isEqualTo(2.0);
        assertThat(statistics.format()).isEqualTo("2.00 (1.00–3.00)");
    }

    @Test
    void nothingMeasuredIsNoNumber() {
        assertThat(new SampleStatistics(List.of()).median()).isNaN();
        assertThat(new SampleStatistics(List.of()).format()).isEqualTo("–");
    }

    @Test
    void ratiosAreTakenRoundByRound() {
        SampleStatistics ours = new SampleStatistics(List.of(10.0, 40.0, Double.NaN));
        SampleStatistics theirs = new SampleStatistics(List.of(5.0, 10.0, 1.0));

        assertThat(ours.dividedBy(theirs).median()).isEqualTo(3.0);
    }

    @Test
    void threeDigitsCount() {
        assertThat(List.of(SampleStatistics.format(0.1234), SampleStatistics.format(12.34),
                SampleStatistics.format(1234.5), SampleStatistics.format(1e6)))
                .containsExactly("0.12", "12.3", "1,235", "1,000,000");
    }
}
