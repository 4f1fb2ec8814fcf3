package dev.latchkey.benchmarks.server;

import dev.latchkey.benchmarks.report.SampleStatistics;
import dev.latchkey.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.List;

/** A report in Markdown, written as results arrive. */
final class Report {
    private final StringBuilder text = new StringBuilder();
    private final Table goals = new Table("goal", "wanted", "measured", "");
    private final List<String> invalid = new ArrayList<>();
    private boolean hasGoals;

    /** Starts a section. */
    void heading(String title) {
        text.append("\n## ").append(title).append("\n\n");
    }

    void paragraph(String sentence) {
        text.append(sentence).append("\n\n");
    }

    void table(Table table) {
        text.append(table.markdown()).append('\n');
    }

    /** Adds a goal with a minimum ratio. */
    void atLeast(String goal, double wanted, double measured) {
        goal(goal, "at least " + SampleStatistics.format(wanted) + " ×", SampleStatistics.format(measured) + " ×",
                measured,
                measured >= wanted);
    }

    /** Adds a goal with a maximum. */
    void atMost(String goal, double wanted, String unit, double measured) {
        goal(goal, "at most " + SampleStatistics.format(wanted) + unit, SampleStatistics.format(measured) + unit,
                measured,
                measured <= wanted);
    }

    /** Adds a run with errors. Its results are left out. */
    void invalid(String what, String why) {
        invalid.add(what + ": " + why);
    }

    boolean valid() {
        return invalid.isEmpty();
    }

    /** Returns the whole report, goals first. */
    String markdown(String facts) {
        StringBuilder whole = new StringBuilder("# The mock server beside its peers\n\n").append(facts);
        if (hasGoals) {
            whole.append("\n## Goals\n\n").append(goals.markdown());
        }
        whole.append(text);
        if (!valid()) {
            whole.append("\n## Invalid\n\nThese runs had errors; what was measured in them is left out.\n\n");
            invalid.forEach(line -> whole.append("* ").append(line.replaceAll("\\s+", " ")).append('\n'));
        }
        return whole.toString();
    }

    private void goal(String goal, String wanted, String shown, double measured, boolean met) {
        hasGoals = true;
        goals.row(goal, wanted, shown, Double.isNaN(measured) ? "not measured" : met ? "met" : "missed");
    }
}
