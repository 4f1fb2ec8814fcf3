package dev.latchkey.desktop.send;

import dev.latchkey.desktop.ui.EnvBadge;
import dev.latchkey.desktop.ui.Nodes;
import dev.latchkey.sdk.keys.ApiKey;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** List cell of a key: environment, name and last five characters. */
final class KeyCell extends ListCell<ApiKey> {
    private final EnvBadge badge = EnvBadge.blank();
    private final Label name = Nodes.label("");
    private final Label ending = Nodes.label("", "lk-mono", "lk-caption");
    private final HBox row = Nodes.row(10, badge, name, ending);

    KeyCell() {
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(40);
        ending.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ApiKey key, boolean empty) {
        super.updateItem(key, empty);
        setText(null);
        if (key == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
        } else {
            badge.set(key.environment());
            name.setText(key.name());
            ending.setText(key.lastFive().isEmpty() ? "" : "••••" + key.lastFive());
            setAccessibleText(key.name() + ", " + key.environment());
            setGraphic(row);
        }
    }
}
