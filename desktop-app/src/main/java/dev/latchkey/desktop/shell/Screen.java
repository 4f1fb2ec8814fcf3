package dev.latchkey.desktop.shell;

import dev.latchkey.desktop.ui.SearchField;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Content of the window below the toolbar, and its part of the toolbar. */
public interface Screen {
    /** Title in the toolbar. */
    String title();

    /** Content below the toolbar. */
    Region content();

    /** Search field in the toolbar; null if the screen has no search. */
    default @Nullable SearchField search() {
        return null;
    }

    /** Buttons at the end of the toolbar. */
    default List<Node> tools() {
        return List.of();
    }

    /** Called when the screen is shown. */
    default void onShown(Route route) {}

    /** Called when another screen is shown. */
    default void onHidden() {}
}
