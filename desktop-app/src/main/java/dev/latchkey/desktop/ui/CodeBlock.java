package dev.latchkey.desktop.ui;

import javafx.scene.control.TextArea;

/** A text of a machine, to be read and copied but not changed, as high as its lines. */
public final class CodeBlock extends TextArea {
    private static final int MOST_ROWS = 16;

    /** An empty block. */
    public CodeBlock(String accessibleText) {
        getStyleClass().add("lk-code");
        setEditable(false);
        setWrapText(true);
        setAccessibleText(accessibleText);
        show("");
    }

    /** Shows a text. */
    public void show(String text) {
        setText(text);
        setPrefRowCount((int) Math.max(1, Math.min(MOST_ROWS, text.lines().count())));
    }
}
