package dev.latchkey.desktop.revoke;

import dev.latchkey.sdk.keys.ApiKey;
import dev.latchkey.sdk.keys.Environment;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** State of the dialog that confirms a revocation. */
public final class RevokeModel {
    final StringProperty typed = new SimpleStringProperty(this, "typed", "");
    private final ApiKey key;
    private final BooleanBinding confirmed;

    /** Creates the state for this key. */
    public RevokeModel(ApiKey key) {
        this.key = key;
        this.confirmed = Bindings.createBooleanBinding(
                () -> !requiresName() || typed.get().strip().equals(key.name().strip()),
                typed);
    }

    /** Key to revoke. */
    public ApiKey key() {
        return key;
    }

    /** Returns true if the user must type the name. That is so for live keys, because real traffic depends on them. */
    public boolean requiresName() {
        return key.environment().equals(Environment.LIVE);
    }

    /** Typed name. */
    public StringProperty typed() {
        return typed;
    }

    /** True if the revocation may be confirmed. */
    public BooleanBinding confirmed() {
        return confirmed;
    }
}
