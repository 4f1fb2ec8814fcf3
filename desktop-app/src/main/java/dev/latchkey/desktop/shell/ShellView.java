package dev.latchkey.desktop.shell;

import java.util.Map;
import java.util.function.Function;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The window's content: sidebar, toolbar, the current screen, status bar; toasts and overlays in front of them. */
public final class ShellView extends StackPane {
    private final Toolbar toolbar = new Toolbar();
    private final StackPane screenArea = new StackPane();
    private @Nullable Screen current;

    /**
     * Shows the screen of the router's route.
     *
     * @param screens one for each kind of route
     */
    public ShellView(Sidebar sidebar, StatusBar statusBar, ToastHost toasts, OverlayHost overlays, Router router,
            Map<Class<? extends Route>, Screen> screens) {
        screenArea.getStyleClass().add("lk-screen");
        BorderPane main = new BorderPane(screenArea, toolbar, null, statusBar, null);
        BorderPane window = new BorderPane(main, null, null, null, sidebar);
        getChildren().addAll(window, toasts, overlays);
        Function<Route, Screen> screenOf = route -> {
            Screen screen = screens.get(route.getClass());
            if (screen == null) {
                throw new IllegalArgumentException("No screen for " + route + ".");
            }
            return screen;
        };
        router.current().subscribe(route -> show(screenOf.apply(route), route));
    }

    /** Puts the cursor into the current screen's search. */
    public void focusSearch() {
        if (current != null && current.search() != null) {
            current.search().field().requestFocus();
        }
    }

    private void show(Screen screen, Route route) {
        if (current != screen) {
            if (current != null) {
                current.onHidden();
            }
            current = screen;
            toolbar.show(screen);
            screenArea.getChildren().setAll(screen.content());
        }
        screen.onShown(route);
    }
}
