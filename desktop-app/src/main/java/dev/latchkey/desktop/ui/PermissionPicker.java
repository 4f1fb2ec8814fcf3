package dev.latchkey.desktop.ui;

import dev.latchkey.sdk.keys.Permission;
import dev.latchkey.sdk.keys.PermissionCatalogue;
import dev.latchkey.sdk.keys.PermissionCatalogue.Entry;
import dev.latchkey.sdk.keys.PermissionCatalogue.Risk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Checkboxes for the permissions of a gateway, by group, with their descriptions and risks. */
public final class PermissionPicker extends VBox {
    private final Texts texts;
    private final Map<Permission, CheckBox> boxes = new LinkedHashMap<>();

    /**
     * Creates a picker that shows a set of permissions. It never changes the set itself.
     *
     * @param change receives each changed permission and whether it is granted
     */
    public PermissionPicker(PermissionCatalogue catalogue, ObservableSet<Permission> chosen, Texts texts,
            BiConsumer<Permission, Boolean> change) {
        this.texts = texts;
        getStyleClass().add("lk-permissions");
        Map<String, List<Entry>> groups = catalogue.entries().stream()
                .collect(Collectors.groupingBy(Entry::group, LinkedHashMap::new, Collectors.toList()));
        groups.forEach((group, entries) -> {
            getChildren().add(Nodes.label(texts.find("ui.group." + group).orElse(group), "lk-overline"));
            entries.forEach(entry -> getChildren().add(row(entry, change)));
        });
        chosen.addListener((SetChangeListener<Permission>) step -> show(chosen));
        show(chosen);
    }

    private void show(ObservableSet<Permission> chosen) {
        boxes.forEach((permission, box) -> box
                .setSelected(chosen.contains(permission) || chosen.contains(Permission.EVERYTHING)));
    }

    private Node row(Entry entry, BiConsumer<Permission, Boolean> change) {
        String name = entry.permission().name();
        String summary = texts.find("ui.permission." + name).orElse(entry.summary());
        CheckBox box = new CheckBox(name);
        box.getStyleClass().add("lk-mono");
        box.setMinWidth(150);
        box.setAccessibleText(name + ". " + summary + " " + risk(entry.risk()));
        box.setOnAction(event -> change.accept(entry.permission(), box.isSelected()));
        boxes.put(entry.permission(), box);
        Label description = Nodes.label(summary, "lk-muted");
        HBox.setHgrow(description, Priority.ALWAYS);
        description.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(12, box, description);
        if (entry.risk() != Risk.LOW) {
            row.getChildren().add(Nodes.label(risk(entry.risk()), "lk-risk",
                    entry.risk() == Risk.HIGH ? "high" : "medium"));
        }
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinHeight(28);
        return row;
    }

    private String risk(Risk risk) {
        return texts.get("ui.risk." + risk.name());
    }
}
