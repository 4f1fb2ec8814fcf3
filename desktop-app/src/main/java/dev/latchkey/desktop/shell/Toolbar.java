package dev.latchkey.desktop.shell;

import dev.latchkey.desktop.ui.Nodes;
import dev.latchkey.desktop.ui.SearchField;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The row above a screen: its title, its search, its buttons. */
public final class Toolbar extends HBox {
    private final Label title = Nodes.label("", "lk-title");

    /** Shows nothing yet. */
    public Toolbar() {
        getStyleClass().add("lk-toolbar");
        title.setMinWidth(Region.USE_PREF_SIZE);
    }

    /** Shows a screen's part. */
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
