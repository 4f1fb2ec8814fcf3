package dev.latchkey.desktop.createkey;

import dev.latchkey.desktop.ui.Chip;
import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.keys.Permission;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/** State of the form for a new key. It outlives the form, so closing the form by accident loses nothing. */
public final class CreateKeyModel {
    final StringProperty name = new SimpleStringProperty(this, "name", "");
    final ObjectProperty<Environment> environment = new SimpleObjectProperty<>(this, "environment",
            Environment.SANDBOX);
    final ObjectProperty<PermissionPreset> preset = new SimpleObjectProperty<>(this, "preset", PermissionPreset.CUSTOM);
    final ObservableSet<Permission> permissions = FXCollections.observableSet(new LinkedHashSet<>());
    final StringProperty typedIps = new SimpleStringProperty(this, "typedIps", "");
    final ObservableList<IpEntry> ips = FXCollections.observableArrayList();
    final ObservableList<Chip> chips = FXCollections.observableArrayList();
    final StringProperty length = new SimpleStringProperty(this, "length", "");
    final ObjectProperty<Lifetime> lifetime = new SimpleObjectProperty<>(this, "lifetime", Lifetime.DAYS_90);
    final ObjectProperty<@Nullable LocalDate> date = new SimpleObjectProperty<>(this, "date");
    final StringProperty summary = new SimpleStringProperty(this, "summary", "");
    final StringProperty used = new SimpleStringProperty(this, "used", "");
    final StringProperty nameMark = new SimpleStringProperty(this, "nameMark", "");
    final StringProperty problem = new SimpleStringProperty(this, "problem", "");
    final BooleanProperty busy = new SimpleBooleanProperty(this, "busy");
    final ObjectProperty<@Nullable KeyFormField> focus = new SimpleObjectProperty<>(this, "focus");
    private final Map<KeyFormField, StringProperty> errors = new EnumMap<>(KeyFormField.class);
    private final Map<KeyFormField, StringProperty> warnings = new EnumMap<>(KeyFormField.class);

    /** Creates the state of an empty form. */
    public CreateKeyModel() {
        for (KeyFormField field : KeyFormField.values()) {
            errors.put(field, new SimpleStringProperty(this, "error of " + field, ""));
            warnings.put(field, new SimpleStringProperty(this, "warning of " + field, ""));
        }
    }

    /** Error message of a field; empty if there is none. */
    public StringProperty error(KeyFormField field) {
        return errors.get(field);
    }

    /** Warning about a field; empty if there is none. */
    public StringProperty warning(KeyFormField field) {
        return warnings.get(field);
    }
}
