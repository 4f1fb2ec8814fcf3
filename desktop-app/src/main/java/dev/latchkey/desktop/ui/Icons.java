package dev.latchkey.desktop.ui;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons, and buttons that are only an icon. */
public final class Icons {
    private Icons() {}

    /** An icon that only decorates: a screen reader passes over it. */
    public static FontIcon of(Feather glyph, String... styles) {
        FontIcon icon = new FontIcon(glyph);
        icon.getStyleClass().addAll(styles);
        icon.setAccessibleRole(AccessibleRole.NODE);
        icon.setMouseTransparent(true);
        return icon;
    }

    /** A button that is only an icon. What it does is its tooltip and what a screen reader says. */
    public static Button button(Feather glyph, String does, Runnable action) {
        Button button = new Button(null, of(glyph));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().addAll("flat", "lk-icon-button");
        button.setAccessibleText(does);
        button.setTooltip(new Tooltip(does));
        button.setOnAction(event -> action.run());
        return button;
    }
}
