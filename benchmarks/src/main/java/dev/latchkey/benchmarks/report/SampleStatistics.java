package dev.latchkey.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The same thing measured several times, once a round. A round that failed is not a number and has no say.
 *
 * @param values in the order of the rounds
 */
public record SampleStatistics(List<Double> values) {
    public SampleStatistics {
        values = List.copyOf(values);
    }

    /** The one in the middle; not a number when there is none. */
    public double median() {
        List<Double> sorted = valid();
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** How often one is of the other, round by round, so that what disturbs a round disturbs both. */
    public SampleStatistics dividedBy(SampleStatistics other) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < Math.min(values.size(), other.values.size()); i++) {
            ratios.add(values.get(i) / other.values.get(i));
        }
        return new SampleStatistics(ratios);
    }

    /** The median, and from where to where it went when there is more than one. */
    public String format() {
        List<Double> sorted = valid();
        if (sorted.isEmpty()) {
            return "–";
        }
        return sorted.size() == 1
                ? format(median())
                : format(median()) + " (" + format(sorted.get(0)) + "–" + format(sorted.get(sorted.size() - 1)) + ")";
    }

    /** With three digits that count, and thousands apart. */
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
