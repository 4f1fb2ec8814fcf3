package dev.latchkey.desktop;

import java.util.Map;
import javafx.application.Application;

/**
 * Starts the app, or prints why it cannot open a window. Does not extend {@link Application}, because Java would then
 * start the toolkit first and print a stack trace if there is no display.
 */
public final class Launcher {
    static final String NO_DISPLAY = "Latchkey found no display for its window;"
            + " run `./latchkey sandbox` to start only the sandbox.";

    private Launcher() {}

    /** Opens the window. Exits with status 1 if there is no display. */
    public static void main(String[] arguments) {
        if (!hasDisplay(System.getProperty("os.name", ""), System.getProperty("glass.platform", ""),
                System.getenv())) {
            exitWithoutDisplay();
        }
        try {
            Application.launch(LatchkeyApp.class, arguments);
        } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
            // Thrown by the toolkit if the environment names a display that does not exist.
            exitWithoutDisplay();
        }
    }

    static boolean hasDisplay(String os, String platform, Map<String, String> environment) {
        return !os.equals("Linux") || platform.equalsIgnoreCase("Headless")
                || !environment.getOrDefault("DISPLAY", "").isEmpty()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    }

    private static void exitWithoutDisplay() {
        System.err.println(NO_DISPLAY);
        System.exit(1);
    }
}
