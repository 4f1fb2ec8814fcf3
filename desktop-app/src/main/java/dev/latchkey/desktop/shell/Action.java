package dev.latchkey.desktop.shell;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * Something the user can do. Buttons, shortcuts and tests all go through it.
 *
 * @param id short name, for programs
 * @param text what stands on a button: a verb
 * @param shortcut keys that do it anywhere; null for none
 * @param enabled whether it can be done now
 * @param run does it
 */
public record Action(String id, String text, @Nullable KeyCombination shortcut, ObservableBooleanValue enabled,
        Runnable run) {
    /** Does it, if it can be done now. */
    public void fire() {
        if (enabled.get()) {
            run.run();
        }
    }
}
