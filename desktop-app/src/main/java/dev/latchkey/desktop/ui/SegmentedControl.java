package dev.latchkey.desktop.ui;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Control to choose one of a few visible values. The arrow keys move the choice. */
public final class SegmentedControl<T> extends HBox {
    private final ToggleGroup group = new ToggleGroup();

    /**
     * Creates a control that is bound bidirectionally to a property.
     *
     * @param label text of a segment, also read by screen readers
     * @param graphic graphic before the text; null for none
     * @param graphicOnly true to show the text only as a tooltip
     */
    public SegmentedControl(List<T> values, ObjectProperty<T> chosen, Function<T, String> label,
            Function<T, @Nullable Node> graphic, boolean graphicOnly) {
        getStyleClass().add("lk-segments");
        setMaxWidth(Region.USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.PARENT);
        for (T value : values) {
            ToggleButton button = new ToggleButton(label.apply(value), graphic.apply(value));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setUserData(value);
            button.setToggleGroup(group);
            button.setAccessibleText(label.apply(value));
            if (graphicOnly) {
                button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
                button.setTooltip(new Tooltip(label.apply(value)));
            }
            button.setOnAction(event -> {
                button.setSelected(true);
                chosen.set(value);
            });
            getChildren().add(button);
        }
        chosen.subscribe(value -> group.getToggles()
                .forEach(toggle -> toggle.setSelected(toggle.getUserData().equals(value))));
        addEventFilter(KeyEvent.KEY_PRESSED, this::move);
    }

    private void move(KeyEvent event) {
        int step = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
        if (step != 0) {
            int next = Math.floorMod(group.getToggles().indexOf(group.getSelectedToggle()) + step,
                    group.getToggles().size());
            ToggleButton button = (ToggleButton) group.getToggles().get(next);
            button.requestFocus();
            button.fire();
            event.consume();
        }
    }
}
