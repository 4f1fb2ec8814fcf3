package dev.latchkey.desktop.shell;

import java.util.Map;
import java.util.function.Function;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Content of the window: sidebar, toolbar, current screen and status bar, with toasts and overlays in front. */
public final class ShellView extends StackPane {
    private final Toolbar toolbar = new Toolbar();
    private final StackPane screenArea = new StackPane();
    private @Nullable Screen current;

    /**
     * Creates the view and shows the screen of the current route.
     *
     * @param screens screen for each type of route
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
                throw new IllegalArgumentException("There is no screen for " + route + ".");
            }
            return screen;
        };
        router.current().subscribe(route -> show(screenOf.apply(route), route));
    }

    /** Moves the focus to the search field of the current screen. */
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
