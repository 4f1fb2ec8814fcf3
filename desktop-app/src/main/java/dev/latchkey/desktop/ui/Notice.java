package dev.latchkey.desktop.ui;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** Bar with a message and optional action buttons. */
public final class Notice extends HBox {
    private final Label text;

    /**
     * Creates a notice with a style ({@code danger}, {@code ok}, {@code calm}, or empty for a warning) and action
     * buttons.
     */
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

    /** Changes the message. */
    public void setText(String sentence) {
        text.setText(sentence);
    }

    /** Binds the message to a value. The notice is hidden while the value is empty. */
    public void bindText(ObservableValue<String> sentence) {
        sentence.subscribe(now -> {
            setText(now);
            Nodes.setShown(this, !now.isEmpty());
        });
    }
}
