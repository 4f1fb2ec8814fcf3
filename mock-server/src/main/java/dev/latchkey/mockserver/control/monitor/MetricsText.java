package dev.latchkey.mockserver.control.monitor;

/** Writes metrics as text. Source: the Prometheus text-based exposition format 0.0.4. */
public final class MetricsText {
    public static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final long MAX_EXACT_INTEGER = 1L << 53;

    private final StringBuilder text = new StringBuilder();
    private String name = "";

    /** Starts a metric family. */
    public void startFamily(String family, String type, String help) {
        name = family;
        text.append("# HELP ").append(family).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(family).append(' ').append(type).append('\n');
    }

    /**
     * Adds a sample to the current family.
     *
     * @param labels alternating names and values of the labels
     */
    public void sample(double value, String... labels) {
        text.append(name);
        for (int i = 0; i < labels.length; i += 2) {
            text.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"").append(escaped(labels[i + 1])).append('"');
        }
        text.append(labels.length == 0 ? " " : "} ").append(format(value)).append('\n');
    }

    /** Adds a family with a single sample. */
    public void singleSample(String family, String type, String help, double value) {
        startFamily(family, type, help);
        sample(value);
    }

    private static String format(double value) {
        return value == Math.rint(value) && Math.abs(value) < MAX_EXACT_INTEGER
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
