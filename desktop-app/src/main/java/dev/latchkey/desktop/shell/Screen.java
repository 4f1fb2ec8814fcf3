package dev.latchkey.desktop.shell;

import dev.latchkey.desktop.ui.SearchField;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** What fills the window below the toolbar, and its part of the toolbar. */
public interface Screen {
    /** What stands in the toolbar. */
    String title();

    /** What fills the window. */
    Region content();

    /** Its search, in the toolbar; null where nothing can be searched. */
    default @Nullable SearchField search() {
        return null;
    }

    /** Its buttons, at the end of the toolbar. */
    default List<Node> tools() {
        return List.of();
    }

    /** It is in sight now. */
    default void onShown(Route route) {}

    /** It is out of sight now. */
    default void onHidden() {}
}
