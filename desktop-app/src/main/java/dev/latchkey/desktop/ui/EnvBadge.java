package dev.latchkey.desktop.ui;

import dev.latchkey.sdk.keys.Environment;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * Says what happens to messages, by word, shape and colour at once: LIVE is a filled amber lozenge, SANDBOX an outlined
 * teal box, MOCK a dashed violet pill.
 */
public final class EnvBadge extends Label {
    private EnvBadge() {
        getStyleClass().add("lk-badge");
        setMinWidth(Region.USE_PREF_SIZE);
    }

    /** A badge without an environment yet, for cells. */
    public static EnvBadge blank() {
        return new EnvBadge();
    }

    /** The badge of a key's environment. */
    public static EnvBadge of(Environment environment) {
        EnvBadge badge = new EnvBadge();
        badge.set(environment);
        return badge;
    }

    /** The badge of a gateway that delivers nothing at all. */
    public static EnvBadge mock() {
        EnvBadge badge = new EnvBadge();
        badge.show("mock", "mock");
        return badge;
    }

    /** Turns it into the badge of this environment. */
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
