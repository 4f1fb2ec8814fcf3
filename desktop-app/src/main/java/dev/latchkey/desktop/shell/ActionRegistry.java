package dev.latchkey.desktop.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Registry of all actions of the user. */
public final class ActionRegistry {
    private final Map<String, Action> actions = new LinkedHashMap<>();

    /** Adds an action. */
    public void add(Action action) {
        if (actions.put(action.id(), action) != null) {
            throw new IllegalArgumentException("There are two actions named '" + action.id() + "'.");
        }
    }

    /**
     * Returns the action with this ID.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Action get(String id) {
        Action action = actions.get(id);
        if (action == null) {
            throw new IllegalArgumentException("No action is named '" + id + "'.");
        }
        return action;
    }

    /** Creates a button for an action, with its shortcut as tooltip. */
    public Button button(String id, String... styles) {
        Action action = get(id);
        Button button = new Button(action.text());
        button.setId(id);
        button.getStyleClass().addAll(styles);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.disableProperty().bind(javafx.beans.binding.Bindings.not(action.enabled()));
        button.setOnAction(event -> action.fire());
        KeyCombination shortcut = action.shortcut();
        if (shortcut != null) {
            button.setTooltip(new Tooltip(shortcut.getDisplayText()));
        }
        return button;
    }

    /** Enables the shortcuts in a scene, except while an overlay covers it. */
    public void install(Scene scene, BooleanSupplier covered) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            Action action = covered.getAsBoolean() ? null : matching(event);
            if (action != null) {
                event.consume();
                action.fire();
            }
        });
    }

    private @Nullable Action matching(KeyEvent event) {
        return actions.values().stream()
                .filter(action -> action.shortcut() != null && action.shortcut().match(event))
                .findFirst()
                .orElse(null);
    }
}
