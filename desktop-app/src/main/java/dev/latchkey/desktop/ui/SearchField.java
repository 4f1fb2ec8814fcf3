package dev.latchkey.desktop.ui;

import javafx.beans.property.StringProperty;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** A field to search with. Escape empties it, and once empty leaves it. */
public final class SearchField extends HBox {
    private final TextField field = new TextField();

    /** A field whose text is bound to a property in both directions. */
    public SearchField(String prompt, String clear, StringProperty query) {
        getStyleClass().add("lk-search");
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        field.textProperty().bindBidirectional(query);
        HBox.setHgrow(field, Priority.ALWAYS);
        var empty = Icons.button(Feather.X, clear, () -> query.set(""));
        empty.getStyleClass().add("lk-search-clear");
        query.subscribe(text -> Nodes.setShown(empty, !text.isEmpty()));
        getChildren().addAll(Icons.of(Feather.SEARCH), field, empty);
        setPrefWidth(320);
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !query.get().isEmpty()) {
                query.set("");
                event.consume();
            }
        });
    }

    /** Where the cursor goes. */
    public TextField field() {
        return field;
    }
}
