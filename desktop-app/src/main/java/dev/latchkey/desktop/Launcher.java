package dev.latchkey.desktop;

import java.util.Map;
import javafx.application.Application;

/**
 * Starts the app, or says in one sentence why there is no window. A plain class: were it an {@link Application}, Java
 * itself would try to start the toolkit first, and answer with a stack trace where there is no display.
 */
public final class Launcher {
    static final String NO_DISPLAY = "Latchkey has no display to open its window on;"
            + " run `./latchkey sandbox` for the sandbox alone.";

    private Launcher() {}

    /** Opens the window; ends with status 1 where there is no display. */
    public static void main(String[] arguments) {
        if (!hasDisplay(System.getProperty("os.name", ""), System.getProperty("glass.platform", ""),
                System.getenv())) {
            giveUp();
        }
        try {
            Application.launch(LatchkeyApp.class, arguments);
        } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
            // What the toolkit throws when a display is promised by the environment, but none answers.
            giveUp();
        }
    }

    static boolean hasDisplay(String os, String platform, Map<String, String> environment) {
        return !os.equals("Linux") || platform.equalsIgnoreCase("Headless")
                || !environment.getOrDefault("DISPLAY", "").isEmpty()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    }

    private static void giveUp() {
        System.err.println(NO_DISPLAY);
        System.exit(1);
    }
}
