package dev.latchkey.desktop.ui;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * Field with its label above and its error, warning or hint below. An error hides the warning, and a warning hides the
 * hint.
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

    /** Creates a box for a field. */
    public FieldBox(String text, Node field) {
        this(text, field, field);
    }

    /** Creates a box for a field inside another node, such as a row with a button. */
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

    /** Adds nodes to the right of the label. */
    public FieldBox besideLabel(Node... nodes) {
        head.getChildren().add(Nodes.spacer());
        head.getChildren().addAll(nodes);
        return this;
    }

    /** Binds the error message; empty means none. */
    public FieldBox error(ObservableValue<String> value) {
        value.subscribe(text -> {
            error = text;
            show();
        });
        return this;
    }

    /** Binds the warning; empty means none. */
    public FieldBox warning(ObservableValue<String> value) {
        value.subscribe(text -> {
            warning = text;
            show();
        });
        return this;
    }

    /** Sets the hint; empty means none. */
    public FieldBox hint(String text) {
        hint = text;
        show();
        return this;
    }

    /** Field in the box. */
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
