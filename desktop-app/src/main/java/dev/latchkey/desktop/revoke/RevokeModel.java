package dev.latchkey.desktop.revoke;

import dev.latchkey.sdk.keys.ApiKey;
import dev.latchkey.sdk.keys.Environment;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The question whether a key shall be revoked, and as much of the answer as was typed. */
public final class RevokeModel {
    final StringProperty typed = new SimpleStringProperty(this, "typed", "");
    private final ApiKey key;
    private final BooleanBinding confirmed;

    /** The question about this key. */
    public RevokeModel(ApiKey key) {
        this.key = key;
        this.confirmed = Bindings.createBooleanBinding(
                () -> !requiresName() || typed.get().strip().equals(key.name().strip()),
                typed);
    }

    /** Which key. */
    public ApiKey key() {
        return key;
    }

    /** Whether the name has to be typed: something real stops working. */
    public boolean requiresName() {
        return key.environment().equals(Environment.LIVE);
    }

    /** What was typed. */
    public StringProperty typed() {
        return typed;
    }

    /** Whether the answer may be yes. */
    public BooleanBinding confirmed() {
        return confirmed;
    }
}
