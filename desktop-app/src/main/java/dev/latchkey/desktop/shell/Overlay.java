package dev.latchkey.desktop.shell;

import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Card in front of the window. */
public interface Overlay {
    /** Root of the card. */
    Region card();

    /** Node with the initial focus. */
    Node firstFocus();

    /** Handles Escape and a click beside the card. Each overlay decides whether to close. */
    void dismiss();
}
