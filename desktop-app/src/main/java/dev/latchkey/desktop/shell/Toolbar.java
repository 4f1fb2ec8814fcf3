package dev.latchkey.desktop.shell;

import dev.latchkey.desktop.ui.Nodes;
import dev.latchkey.desktop.ui.SearchField;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Toolbar with the title, the search field and the buttons of a screen. */
public final class Toolbar extends HBox {
    private final Label title = Nodes.label("", "lk-title");

    /** Creates an empty toolbar. */
    public Toolbar() {
        getStyleClass().add("lk-toolbar");
        title.setMinWidth(Region.USE_PREF_SIZE);
    }

    /** Shows the title, search field and buttons of a screen. */
    public void show(Screen screen) {
        title.setText(screen.title());
        getChildren().setAll(title, Nodes.spacer());
        SearchField search = screen.search();
        if (search != null) {
            getChildren().add(search);
        }
        getChildren().addAll(screen.tools());
    }
}
