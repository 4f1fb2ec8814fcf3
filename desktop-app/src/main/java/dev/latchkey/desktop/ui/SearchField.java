package dev.latchkey.desktop.ui;

import javafx.beans.property.StringProperty;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** Search field. Escape clears it. */
public final class SearchField extends HBox {
    private final TextField field = new TextField();

    /** Creates a field whose text is bound bidirectionally to a property. */
    public SearchField(String prompt, String clear, StringProperty query) {
        getStyleClass().add("lk-search");
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        field.textProperty().bindBidirectional(query);
        HBox.setHgrow(field, Priority.ALWAYS);
        var clearButton = Icons.button(Feather.X, clear, () -> query.set(""));
        clearButton.getStyleClass().add("lk-search-clear");
        query.subscribe(text -> Nodes.setShown(clearButton, !text.isEmpty()));
        getChildren().addAll(Icons.of(Feather.SEARCH), field, clearButton);
        setPrefWidth(320);
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !query.get().isEmpty()) {
                query.set("");
                event.consume();
            }
        });
    }

    /** Text field of the search. */
    public TextField field() {
        return field;
    }
}
