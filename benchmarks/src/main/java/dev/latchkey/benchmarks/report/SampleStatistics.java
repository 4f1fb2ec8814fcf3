package dev.latchkey.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Statistics of one value that is measured once per round. A failed round is NaN and is ignored.
 *
 * @param values in the order of the rounds
 */
public record SampleStatistics(List<Double> values) {
    public SampleStatistics {
        values = List.copyOf(values);
    }

    /** Returns the median, or NaN if there is no value. */
    public double median() {
        List<Double> sorted = valid();
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** Returns the ratio of each round, so that a disturbed round affects both sides. */
    public SampleStatistics dividedBy(SampleStatistics other) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < Math.min(values.size(), other.values.size()); i++) {
            ratios.add(values.get(i) / other.values.get(i));
        }
        return new SampleStatistics(ratios);
    }

    /** Formats the median and, if there is more than one value, the range. */
    public String format() {
        List<Double> sorted = valid();
        if (sorted.isEmpty()) {
            return "–";
        }
        return sorted.size() == 1
                ? format(median())
                : format(median()) + " (" + format(sorted.get(0)) + "–" + format(sorted.get(sorted.size() - 1)) + ")";
    }

    /** Formats with three significant digits and thousands separators. */
    public static String format(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        double size = Math.abs(value);
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    private List<Double> valid() {
        return values.stream().filter(Double::isFinite).sorted().toList();
    }
}
