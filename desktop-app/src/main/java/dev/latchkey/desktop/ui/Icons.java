package dev.latchkey.desktop.ui;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Creates icons and icon buttons. */
public final class Icons {
    private Icons() {}

    /** Creates a decorative icon, which screen readers ignore. */
    public static FontIcon of(Feather glyph, String... styles) {
        FontIcon icon = new FontIcon(glyph);
        icon.getStyleClass().addAll(styles);
        icon.setAccessibleRole(AccessibleRole.NODE);
        icon.setMouseTransparent(true);
        return icon;
    }

    /** Creates a button with only an icon. Its description becomes the tooltip and the accessible text. */
    public static Button button(Feather glyph, String description, Runnable action) {
        Button button = new Button(null, of(glyph));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().addAll("flat", "lk-icon-button");
        button.setAccessibleText(description);
        button.setTooltip(new Tooltip(description));
        button.setOnAction(event -> action.run());
        return button;
    }
}
