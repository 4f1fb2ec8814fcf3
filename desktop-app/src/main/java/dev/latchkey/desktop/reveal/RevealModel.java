package dev.latchkey.desktop.reveal;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** State of the dialog that shows a new secret. */
public final class RevealModel {
    final BooleanProperty copied = new SimpleBooleanProperty(this, "copied");
    final BooleanProperty saved = new SimpleBooleanProperty(this, "saved");
    final BooleanProperty confirmingClose = new SimpleBooleanProperty(this, "confirmingClose");

    /** True once the secret was copied. */
    public BooleanProperty copied() {
        return copied;
    }

    /** True if the user ticked that the secret is saved. */
    public BooleanProperty saved() {
        return saved;
    }

    /** True while the user is asked whether to close without copying the secret. */
    public BooleanProperty confirmingClose() {
        return confirmingClose;
    }
}
