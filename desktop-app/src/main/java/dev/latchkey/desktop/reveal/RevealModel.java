package dev.latchkey.desktop.reveal;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** What is known about a new secret's whereabouts. */
public final class RevealModel {
    final BooleanProperty copied = new SimpleBooleanProperty(this, "copied");
    final BooleanProperty saved = new SimpleBooleanProperty(this, "placed");
    final BooleanProperty confirmingClose = new SimpleBooleanProperty(this, "asking");

    /** Whether the secret was copied. */
    public BooleanProperty copied() {
        return copied;
    }

    /** Whether the user says that it is where it is needed. */
    public BooleanProperty saved() {
        return saved;
    }

    /** Whether the user is asked if the secret may go out of sight. */
    public BooleanProperty confirmingClose() {
        return confirmingClose;
    }
}
