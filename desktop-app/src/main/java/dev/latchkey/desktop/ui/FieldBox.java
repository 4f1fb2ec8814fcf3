package dev.latchkey.desktop.ui;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * A field with its label above, and below it what is wrong, what to mind, or a hint. An error takes the place of a
 * warning, a warning that of a hint.
 */
public final class FieldBox extends VBox {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final Node field;
    private final Label label;
    private final HBox head;
    private final Label below = Nodes.wrapped("", "lk-caption");
    private String error = "";
    private String warning = "";
    private String hint = "";

    /** A field below its label. */
    public FieldBox(String text, Node field) {
        this(text, field, field);
    }

    /** A field below its label, with something around it, such as a button beside it. */
    public FieldBox(String text, Node field, Node around) {
        this.field = field;
        this.label = Nodes.label(text, "lk-field-label");
        this.head = Nodes.row(8, label);
        getStyleClass().add("lk-field");
        label.setLabelFor(field);
        field.setAccessibleText(text);
        getChildren().addAll(head, around, below);
        show();
    }

    /** Puts something to the right of the label. */
    public FieldBox besideLabel(Node... nodes) {
        head.getChildren().add(Nodes.spacer());
        head.getChildren().addAll(nodes);
        return this;
    }

    /** What is wrong; empty for nothing. */
    public FieldBox error(ObservableValue<String> value) {
        value.subscribe(text -> {
            error = text;
            show();
        });
        return this;
    }

    /** What to mind; empty for nothing. */
    public FieldBox warning(ObservableValue<String> value) {
        value.subscribe(text -> {
            warning = text;
            show();
        });
        return this;
    }

    /** What helps; empty for nothing. */
    public FieldBox hint(String text) {
        hint = text;
        show();
        return this;
    }

    /** The field itself. */
    public Node field() {
        return field;
    }

    private void show() {
        String text = error.isEmpty() ? warning.isEmpty() ? hint : warning : error;
        below.setText(text);
        below.getStyleClass().setAll("label", error.isEmpty()
                ? warning.isEmpty() ? "lk-caption" : "lk-warn-text"
                : "lk-error-text");
        Nodes.setShown(below, !text.isEmpty());
        field.pseudoClassStateChanged(DANGER, !error.isEmpty());
        field.setAccessibleHelp(text);
    }
}
