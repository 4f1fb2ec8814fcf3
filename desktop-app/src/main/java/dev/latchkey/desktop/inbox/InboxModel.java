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

/** State of the inbox screen. */
public final class InboxModel {
    final StringProperty query = new SimpleStringProperty(this, "query", "");
    final ObservableList<InboxRow> rows = FXCollections.observableArrayList();
    final ObjectProperty<@Nullable CapturedMessage> selected = new SimpleObjectProperty<>(this, "selected");
    final ObjectProperty<Phase> phase = new SimpleObjectProperty<>(this, "phase", Phase.STARTING);
    final StringProperty problem = new SimpleStringProperty(this, "problem", "");
    final BooleanProperty hasMore = new SimpleBooleanProperty(this, "more");
    final IntegerProperty unread = new SimpleIntegerProperty(this, "unread");

    /** Content of the screen. */
    public enum Phase {
        /** Messages are being read for the first time. */
        STARTING,
        /** There are no messages. */
        EMPTY,
        /** No message matches the search. */
        NOTHING_FOUND,
        /** List of messages. */
        LIST
    }
}
