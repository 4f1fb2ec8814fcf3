package dev.latchkey.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown. The first column names things; the others have numbers. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();
    private final int columns;

    public Table(String... headers) {
        columns = headers.length;
        rows.add(List.of(headers));
    }

    public Table row(List<String> cells) {
        if (cells.size() != columns) {
            throw new IllegalArgumentException("A row of " + cells.size() + " in a table of " + columns);
        }
        rows.add(cells.stream().map(cell -> cell.replace("|", "\\|").replaceAll("\\s+", " ")).toList());
        return this;
    }

    public Table row(String... cells) {
        return row(List.of(cells));
    }

    public String markdown() {
        List<String> lines = new ArrayList<>(rows.stream().map(Table::line).toList());
        lines.add(1, "| --- |" + " ---: |".repeat(columns - 1));
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
