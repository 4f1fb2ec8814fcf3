package dev.latchkey.desktop.ui;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Placeholder for a list that is still loading, with a sentence about the progress. */
public final class SkeletonRows extends VBox {
    private static final int ROWS = 6;

    /** Creates a placeholder with a sentence about the progress. */
    public SkeletonRows(String sentence) {
        getStyleClass().add("lk-skeleton");
        setAccessibleText(sentence);
        getChildren().add(Nodes.label(sentence, "lk-muted"));
        for (int row = 0; row < ROWS; row++) {
            HBox line = Nodes.row(24, bar(14, 14), bar(120 + 35 * (row % 3), 220), bar(72, 72), bar(76, 76),
                    bar(90 - 20 * (row % 2), 110));
            line.setMinHeight(34);
            line.setOpacity(1 - row * 0.14);
            getChildren().add(line);
        }
    }

    private static HBox bar(double width, double column) {
        Region bar = new Region();
        bar.getStyleClass().add("lk-skeleton-bar");
        bar.setMinWidth(width);
        HBox cell = Nodes.row(0, bar);
        cell.setMinWidth(column);
        return cell;
    }
}
