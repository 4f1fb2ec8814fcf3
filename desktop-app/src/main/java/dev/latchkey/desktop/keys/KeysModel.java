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

/** What the keys screen shows. */
public final class KeysModel {
    final StringProperty query = new SimpleStringProperty(this, "query", "");
    final ObservableList<KeyRow> rows = FXCollections.observableArrayList();
    final ObjectProperty<@Nullable KeyRow> selected = new SimpleObjectProperty<>(this, "selected");
    final ObjectProperty<Phase> phase = new SimpleObjectProperty<>(this, "phase", Phase.STARTING);
    final StringProperty problem = new SimpleStringProperty(this, "problem", "");
    final StringProperty notConnected = new SimpleStringProperty(this, "notConnected", "");
    final BooleanProperty canCreate = new SimpleBooleanProperty(this, "canCreate");
    final StringProperty limit = new SimpleStringProperty(this, "limit", "");
    final ObjectProperty<@Nullable Instant> updatedAt = new SimpleObjectProperty<>(this, "time");
    final BooleanProperty hasLiveKey = new SimpleBooleanProperty(this, "live");

    /** What fills the screen. */
    public enum Phase {
        /** The gateway is not reached yet. */
        STARTING,
        /** It cannot be reached. */
        FAILED,
        /** There is no key. */
        EMPTY,
        /** There are keys, but none matches the search. */
        NOTHING_FOUND,
        /** Keys. */
        LIST
    }

    /** What is searched for. */
    public StringProperty query() {
        return query;
    }

    /** The keys that match the search. */
    public ObservableList<KeyRow> rows() {
        return rows;
    }

    /** The key whose details are shown; null for none. */
    public ObjectProperty<@Nullable KeyRow> selected() {
        return selected;
    }

    /** What fills the screen. */
    public ObjectProperty<Phase> phase() {
        return phase;
    }

    /** Why the keys could not be read again; empty when they could. */
    public StringProperty problem() {
        return problem;
    }

    /** Why the gateway cannot be reached; empty when it can. */
    public StringProperty notConnected() {
        return notConnected;
    }

    /** Whether another key can be made. */
    public BooleanProperty canCreate() {
        return canCreate;
    }

    /** Why no other key can be made; empty when one can. */
    public StringProperty limit() {
        return limit;
    }

    /** Whether a key here is live. */
    public BooleanProperty hasLiveKey() {
        return hasLiveKey;
    }

    /** When all this was last worked out: what is told as time ago is to be told anew. */
    public ObjectProperty<@Nullable Instant> updatedAt() {
        return updatedAt;
    }
}
