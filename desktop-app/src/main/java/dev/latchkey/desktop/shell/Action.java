package dev.latchkey.desktop.shell;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * Action of the user, for buttons, shortcuts and tests.
 *
 * @param id identifier for code
 * @param text text of a button: a verb
 * @param shortcut shortcut that works everywhere; null for none
 * @param enabled true if the action is available
 * @param run task of the action
 */
public record Action(String id, String text, @Nullable KeyCombination shortcut, ObservableBooleanValue enabled,
        Runnable run) {
    /** Runs the action if it is enabled. */
    public void fire() {
        if (enabled.get()) {
            run.run();
        }
    }
}
