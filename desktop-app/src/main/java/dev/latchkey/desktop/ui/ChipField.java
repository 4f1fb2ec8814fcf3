package dev.latchkey.desktop.ui;

import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * List of chips with a text field after them. Comma, semicolon, white space, Enter and loss of focus end an entry, so a
 * pasted list becomes chips. Backspace in the empty field moves the last chip back into the field for editing.
 */
public final class ChipField extends FlowPane {
    private final TextField field = new TextField();
    private final ObservableList<Chip> chips;
    private final IntConsumer remove;
    private final String removeText;

    /**
     * Creates a field for these chips.
     *
     * @param add converts the typed text to chips
     * @param remove removes the chip with this index
     * @param removeText description of the remove button of a chip
     */
    public ChipField(ObservableList<Chip> chips, StringProperty typed, String prompt, Runnable add, IntConsumer remove,
            String removeText) {
        this.chips = chips;
        this.remove = remove;
        this.removeText = removeText;
        getStyleClass().add("lk-chips");
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        field.setPrefWidth(240);
        field.textProperty().bindBidirectional(typed);
        field.focusedProperty().subscribe(focused -> {
            if (!focused && !typed.get().isBlank()) {
                add.run();
            }
        });
        field.textProperty().subscribe(text -> {
            if (text.matches("(?s).*[,;\\s].*")) {
                // Run later, because the text must not change while its listeners are being notified.
                javafx.application.Platform.runLater(add);
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> onKeyPressed(event, typed, add));
        setOnMouseClicked(event -> field.requestFocus());
        chips.subscribe(this::draw);
        draw();
    }

    /** Text field after the chips. */
    public TextField field() {
        return field;
    }

    private void onKeyPressed(KeyEvent event, StringProperty typed, Runnable add) {
        if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown() && !typed.get().isBlank()) {
            event.consume();
            add.run();
        } else if (event.getCode() == KeyCode.BACK_SPACE && typed.get().isEmpty() && !chips.isEmpty()) {
            event.consume();
            String last = chips.getLast().text();
            remove.accept(chips.size() - 1);
            typed.set(last);
            field.end();
        }
    }

    private void draw() {
        boolean hadFocus = field.isFocused();
        Node[] nodes = new Node[chips.size() + 1];
        for (int i = 0; i < chips.size(); i++) {
            nodes[i] = chip(chips.get(i), i);
        }
        nodes[chips.size()] = field;
        getChildren().setAll(nodes);
        if (hadFocus) {
            field.requestFocus();
        }
    }

    private Node chip(Chip chip, int index) {
        Label label = new Label(chip.text());
        label.setMaxWidth(320);
        if (!chip.note().isEmpty()) {
            label.setTooltip(new Tooltip(chip.note()));
            label.setAccessibleHelp(chip.note());
        }
        HBox box = new HBox(label, Icons.button(Feather.X, removeText + " " + chip.text(), () -> remove.accept(index)));
        box.getStyleClass().add("lk-chip");
        if (chip.tone() != Chip.Tone.PLAIN) {
            box.getStyleClass().add(chip.tone().name().toLowerCase(Locale.ROOT));
        }
        return box;
    }
}
