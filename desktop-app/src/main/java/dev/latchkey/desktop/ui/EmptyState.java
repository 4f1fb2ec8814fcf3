package dev.latchkey.desktop.ui;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;

/** Placeholder for an empty screen: explains what will appear here and how to get it. */
public final class EmptyState extends VBox {
    /** Creates a placeholder with a title, a sentence and action buttons. */
    public EmptyState(Feather glyph, String title, String sentence, Node... actions) {
        getStyleClass().add("lk-empty");
        var text = Nodes.wrapped(sentence, "lk-muted");
        text.setMaxWidth(420);
        text.setTextAlignment(TextAlignment.CENTER);
        text.setAlignment(Pos.CENTER);
        getChildren().addAll(Icons.of(glyph, "lk-icon-large"), Nodes.label(title, "lk-empty-title"), text);
        VBox below = new VBox(8, actions);
        below.setAlignment(Pos.CENTER);
        below.setPadding(new Insets(8, 0, 0, 0));
        if (actions.length > 0) {
            getChildren().add(below);
        }
    }
}
