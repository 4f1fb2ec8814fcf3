package dev.latchkey.desktop.shell;

import javafx.scene.Node;
import javafx.scene.layout.Region;

/** A card in front of the window. */
public interface Overlay {
    /** The card. */
    Region card();

    /** What has the focus first. */
    Node firstFocus();

    /** The user pressed Escape or clicked beside the card. What that means is up to the overlay. */
    void dismiss();
}
