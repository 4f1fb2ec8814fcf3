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

/** A choice of one among a few, all in sight. Arrow keys move it. */
public final class SegmentedControl<T> extends HBox {
    private final ToggleGroup group = new ToggleGroup();

    /**
     * Segments bound to a property in both directions.
     *
     * @param word what stands on a segment, also read aloud
     * @param picture what stands before the word; null for none
     * @param onlyPicture the word becomes a tooltip
     */
    public SegmentedControl(List<T> values, ObjectProperty<T> chosen, Function<T, String> word,
            Function<T, @Nullable Node> picture, boolean onlyPicture) {
        getStyleClass().add("lk-segments");
        setMaxWidth(Region.USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.PARENT);
        for (T value : values) {
            ToggleButton button = new ToggleButton(word.apply(value), picture.apply(value));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setUserData(value);
            button.setToggleGroup(group);
            button.setAccessibleText(word.apply(value));
            if (onlyPicture) {
                button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
                button.setTooltip(new Tooltip(word.apply(value)));
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
