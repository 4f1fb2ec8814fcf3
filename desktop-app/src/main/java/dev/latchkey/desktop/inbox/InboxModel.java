package dev.latchkey.desktop.inbox;

import dev.latchkey.desktop.account.CapturedMessage;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the inbox shows. */
public final class InboxModel {
    final StringProperty query = new SimpleStringProperty(this, "query", "");
    final ObservableList<InboxRow> rows = FXCollections.observableArrayList();
    final ObjectProperty<@Nullable CapturedMessage> selected = new SimpleObjectProperty<>(this, "selected");
    final ObjectProperty<Phase> phase = new SimpleObjectProperty<>(this, "phase", Phase.STARTING);
    final StringProperty problem = new SimpleStringProperty(this, "problem", "");
    final BooleanProperty hasMore = new SimpleBooleanProperty(this, "more");
    final IntegerProperty unread = new SimpleIntegerProperty(this, "unread");

    /** What fills the screen. */
    public enum Phase {
        /** Nothing was read yet. */
        STARTING,
        /** Nothing was captured. */
        EMPTY,
        /** There are messages, but none matches the search. */
        NOTHING_FOUND,
        /** Messages. */
        LIST
    }
}
