package dev.latchkey.desktop.ui;

import javafx.scene.control.Button;
import javafx.scene.input.MouseEvent;
import org.kordamp.ikonli.feather.Feather;

/**
 * Creates buttons that show a secret while the mouse button is held down. The keyboard toggles instead, because a held
 * key repeats. The secret is hidden again when the button loses the focus.
 */
public final class RevealButton {
    private RevealButton() {}

    /** Creates a button for this label. */
    public static Button of(SecretLabel label, String text) {
        Button button = new Button(text, Icons.of(Feather.EYE));
        button.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        boolean[] byMouse = {false};
        button.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            byMouse[0] = true;
            label.revealed().set(true);
        });
        button.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> label.revealed().set(false));
        button.setOnAction(event -> {
            if (!byMouse[0]) {
                label.revealed().set(!label.revealed().get());
            }
            byMouse[0] = false;
        });
        button.focusedProperty().subscribe(focused -> {
            if (!focused) {
                label.revealed().set(false);
            }
        });
        label.revealed().subscribe(shown -> button.setGraphic(Icons.of(shown ? Feather.EYE_OFF : Feather.EYE)));
        return button;
    }
}
