package dev.latchkey.desktop.shell;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Where the user is. */
public final class Router {
    private final ReadOnlyObjectWrapper<Route> current = new ReadOnlyObjectWrapper<>(this, "current",
            new Route.Keys());

    /** Where the user is. */
    public ReadOnlyObjectProperty<Route> current() {
        return current.getReadOnlyProperty();
    }

    /** Shows a screen. */
    public void go(Route route) {
        current.set(route);
    }
}
