package dev.latchkey.desktop.ui;

import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** Creates copy buttons that confirm the copy for a moment. */
public final class CopyButton {
    private CopyButton() {}

    /** Creates a button with only an icon. */
    public static Button of(String description, Runnable copy) {
        return confirming(Icons.button(Feather.COPY, description, copy), copy);
    }

    /** Creates a button with an icon and a text. */
    public static Button withText(String text, Runnable copy, String... styles) {
        Button button = Nodes.button(text, copy, styles);
        button.setGraphic(Icons.of(Feather.COPY));
        return confirming(button, copy);
    }

    private static Button confirming(Button button, Runnable copy) {
        button.setOnAction(event -> {
            copy.run();
            button.setGraphic(Icons.of(Feather.CHECK, "lk-icon-ok"));
            PauseTransition pause = new PauseTransition(Duration.seconds(1.5));
            pause.setOnFinished(end -> button.setGraphic(Icons.of(Feather.COPY)));
            pause.play();
        });
        return button;
    }
}
