package dev.latchkey.desktop.ui;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Monospaced text at its full height, with a copy button. */
public final class CodeBlock extends HBox {
    private final Label code;

    /**
     * Creates a block with this text.
     *
     * @param description read by screen readers before the text
     * @param copyText description of the copy button
     */
    public CodeBlock(String text, String description, String copyText, Runnable copy) {
        getStyleClass().add("lk-code");
        setAlignment(Pos.TOP_LEFT);
        code = Nodes.wrapped(text, "lk-mono");
        code.setAccessibleText(description + ": " + text);
        code.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(code, Priority.ALWAYS);
        getChildren().addAll(code, CopyButton.of(copyText, copy));
    }

    /** Text of the block. */
    public String text() {
        return code.getText();
    }
}
