package dev.latchkey.desktop.ui;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The shape of a list that is still being read, with a word about what is being waited for. */
public final class SkeletonRows extends VBox {
    private static final int ROWS = 6;

    /** With what is being waited for. */
    public SkeletonRows(String sentence) {
        getStyleClass().add("lk-skeleton");
        setAccessibleText(sentence);
        getChildren().add(Nodes.label(sentence, "lk-muted"));
        for (int row = 0; row < ROWS; row++) {
            HBox line = Nodes.row(16, bar(14), bar(150 + 40 * (row % 3)), bar(72), bar(80), bar(110));
            line.setMinHeight(34);
            line.setOpacity(1 - row * 0.14);
            getChildren().add(line);
        }
    }

    private static Region bar(double width) {
        Region bar = new Region();
        bar.getStyleClass().add("lk-skeleton-bar");
        bar.setMinWidth(width);
        return bar;
    }
}
