package dev.latchkey.desktop.keys;

import java.time.Instant;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** State of the keys screen. */
public final class KeysModel {
    final StringProperty query = new SimpleStringProperty(this, "query", "");
    final ObservableList<KeyRow> rows = FXCollections.observableArrayList();
    final ObjectProperty<@Nullable KeyRow> selected = new SimpleObjectProperty<>(this, "selected");
    final ObjectProperty<Phase> phase = new SimpleObjectProperty<>(this, "phase", Phase.STARTING);
    final StringProperty problem = new SimpleStringProperty(this, "problem", "");
    final StringProperty notConnected = new SimpleStringProperty(this, "notConnected", "");
    final BooleanProperty canCreate = new SimpleBooleanProperty(this, "canCreate");
    final StringProperty limit = new SimpleStringProperty(this, "limit", "");
    final ObjectProperty<@Nullable Instant> updatedAt = new SimpleObjectProperty<>(this, "updatedAt");
    final ObjectProperty<@Nullable Instant> syncedAt = new SimpleObjectProperty<>(this, "syncedAt");
    final BooleanProperty hasLiveKey = new SimpleBooleanProperty(this, "hasLiveKey");

    /** Content of the screen. */
    public enum Phase {
        /** The gateway is being connected. */
        STARTING,
        /** The connection failed. */
        FAILED,
        /** There are no keys. */
        EMPTY,
        /** No key matches the search. */
        NOTHING_FOUND,
        /** Table of keys. */
        LIST
    }

    /** Search term. */
    public StringProperty query() {
        return query;
    }

    /** Keys that match the search. */
    public ObservableList<KeyRow> rows() {
        return rows;
    }

    /** Selected key; null for none. */
    public ObjectProperty<@Nullable KeyRow> selected() {
        return selected;
    }

    /** Content of the screen. */
    public ObjectProperty<Phase> phase() {
        return phase;
    }

    /** Message about the last failed sync; empty if it succeeded. */
    public StringProperty problem() {
        return problem;
    }

    /** Message about the failed connection; empty if connected. */
    public StringProperty notConnected() {
        return notConnected;
    }

    /** True if another key can be created. */
    public BooleanProperty canCreate() {
        return canCreate;
    }

    /** Message that the limit of keys is reached; empty if it is not. */
    public StringProperty limit() {
        return limit;
    }

    /** True if the account has a live key. */
    public BooleanProperty hasLiveKey() {
        return hasLiveKey;
    }

    /** Time of the last update. Views format relative times again when it changes. */
    public ObjectProperty<@Nullable Instant> updatedAt() {
        return updatedAt;
    }
}
