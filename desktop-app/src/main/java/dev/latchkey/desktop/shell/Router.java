package dev.latchkey.desktop.shell;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Holds the current route and changes it. */
public final class Router {
    private final ReadOnlyObjectWrapper<Route> current = new ReadOnlyObjectWrapper<>(this, "current",
            new Route.Keys());

    /** Current route. */
    public ReadOnlyObjectProperty<Route> current() {
        return current.getReadOnlyProperty();
    }

    /** Shows a screen. */
    public void go(Route route) {
        current.set(route);
    }
}
