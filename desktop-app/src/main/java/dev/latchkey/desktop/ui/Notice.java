package dev.latchkey.desktop.ui;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** A quiet bar that says something and may offer a way on. */
public final class Notice extends HBox {
    private final Label text;

    /** With a style ({@code danger}, {@code ok}, {@code calm}, or none for a warning) and what can be done. */
    public Notice(Feather glyph, String style, String sentence, Node... actions) {
        getStyleClass().add("lk-notice");
        String tone = style.isEmpty() ? "warn" : style;
        getStyleClass().add(tone);
        text = Nodes.wrapped(sentence);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(Icons.of(glyph, "lk-icon-" + tone), text);
        getChildren().addAll(actions);
    }

    /** Says something else. */
    public void setText(String sentence) {
        text.setText(sentence);
    }

    /** Says what this value says from now on, and is there only while that is something. */
    public void bindText(ObservableValue<String> sentence) {
        sentence.subscribe(now -> {
            setText(now);
            Nodes.setShown(this, !now.isEmpty());
        });
    }
}
