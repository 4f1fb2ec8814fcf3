package dev.latchkey.desktop.ui;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A text of a machine, as high as it needs to be, with a button that copies it. */
public final class CodeBlock extends HBox {
    private final Label code;

    /**
     * A block with this text.
     *
     * @param whatItIs read aloud before it
     * @param does what the button does, in words
     */
    public CodeBlock(String text, String whatItIs, String does, Runnable copy) {
        getStyleClass().add("lk-code");
        setAlignment(Pos.TOP_LEFT);
        code = Nodes.wrapped(text, "lk-mono");
        code.setAccessibleText(whatItIs + ": " + text);
        code.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(code, Priority.ALWAYS);
        getChildren().addAll(code, CopyButton.of(does, copy));
    }

    /** The text. */
    public String text() {
        return code.getText();
    }
}
