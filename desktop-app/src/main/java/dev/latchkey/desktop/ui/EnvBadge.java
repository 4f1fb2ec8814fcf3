package dev.latchkey.desktop.ui;

import dev.latchkey.sdk.keys.Environment;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * Badge of an environment. Differs by word, shape and colour: LIVE is a filled amber lozenge, SANDBOX an outlined teal
 * box, MOCK a dashed violet pill.
 */
public final class EnvBadge extends Label {
    private EnvBadge() {
        getStyleClass().add("lk-badge");
        setMinWidth(Region.USE_PREF_SIZE);
    }

    /** Creates a badge without an environment, for cells. */
    public static EnvBadge blank() {
        return new EnvBadge();
    }

    /** Creates the badge of an environment. */
    public static EnvBadge of(Environment environment) {
        EnvBadge badge = new EnvBadge();
        badge.set(environment);
        return badge;
    }

    /** Creates the badge of a gateway that never delivers anything. */
    public static EnvBadge mock() {
        EnvBadge badge = new EnvBadge();
        badge.show("mock", "mock");
        return badge;
    }

    /** Changes the environment of the badge. */
    public void set(Environment environment) {
        boolean known = environment.equals(Environment.LIVE) || environment.equals(Environment.SANDBOX);
        show(environment.name(), known ? environment.name() : "other");
    }

    private void show(String word, String style) {
        setText(word.toUpperCase(Locale.ROOT));
        getStyleClass().removeAll("live", "sandbox", "mock", "other");
        getStyleClass().add(style);
    }
}
