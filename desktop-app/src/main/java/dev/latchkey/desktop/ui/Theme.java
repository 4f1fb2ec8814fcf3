package dev.latchkey.desktop.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/**
 * Theme of the app. Its colours are roles, defined in one block of {@code latchkey.css} for each colour scheme. Nothing
 * else uses literal colours.
 */
public final class Theme {
    private static final String SHEET = Objects.requireNonNull(Theme.class.getResource("latchkey.css"))
            .toExternalForm();
    private static final List<String> FONTS = List.of("inter/Inter-Regular.otf", "inter/Inter-SemiBold.otf",
            "inter/Inter-Bold.otf", "jetbrains_mono/JetBrainsMono-Regular.ttf");

    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(this, "choice", Choice.SYSTEM);

    /** Choice of the user. */
    public enum Choice {
        /** Colour scheme of the operating system. */
        SYSTEM,
        /** Light colours. */
        LIGHT,
        /** Dark colours. */
        DARK
    }

    /** Current choice of the user. */
    public ObjectProperty<Choice> choice() {
        return choice;
    }

    /** Applies the theme to a scene, now and whenever the choice or the system setting changes. */
    public void applyTo(Scene scene) {
        loadFonts();
        scene.getStylesheets().add(SHEET);
        scene.getRoot().getStyleClass().add("lk-app");
        Platform.getPreferences().colorSchemeProperty().subscribe(() -> apply(scene));
        choice.subscribe(() -> apply(scene));
        apply(scene);
    }

    /** Returns true if animations are allowed. */
    public static boolean isMotionEnabled() {
        return !Platform.getPreferences().isReducedMotion();
    }

    private void apply(Scene scene) {
        boolean dark = switch (choice.get()) {
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
            case LIGHT -> false;
            case DARK -> true;
        };
        Application.setUserAgentStylesheet((dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        // Also colours the title bar.
        scene.getPreferences().setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT);
        scene.getRoot().getStyleClass().removeAll("light", "dark");
        scene.getRoot().getStyleClass().add(dark ? "dark" : "light");
    }

    private static void loadFonts() {
        for (String file : FONTS) {
            // A missing font is not an error, because the style sheet lists alternatives.
            try (InputStream font = Theme.class.getResourceAsStream("/com/formdev/flatlaf/fonts/" + file)) {
                if (font != null) {
                    Font.loadFont(font, 13);
                }
            } catch (java.io.IOException e) {
                System.getLogger(Theme.class.getName()).log(System.Logger.Level.DEBUG,
                        "Font " + file + " cannot be loaded. Another one is used.", e);
            }
        }
    }
}
