package dev.latchkey.desktop.account;

import dev.latchkey.sdk.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/**
 * Secrets that were created or pasted since the app started. They exist only in memory and are overwritten on quitting.
 * Call it on the JavaFX thread.
 */
public final class SecretKeeper {
    private final Map<String, Secret> secrets = new HashMap<>();
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(this, "count");

    /** Number of secrets in memory. */
    public ReadOnlyIntegerProperty count() {
        return count.getReadOnlyProperty();
    }

    /** Stores the secret of a key and overwrites any earlier one. */
    public void keep(String keyId, Secret secret) {
        Secret before = secrets.put(keyId, secret);
        if (before != null && before != secret) {
            before.close();
        }
        count.set(secrets.size());
    }

    /** Returns the secret of a key; empty if it is not in memory. */
    public Optional<Secret> find(String keyId) {
        return Optional.ofNullable(secrets.get(keyId));
    }

    /** Overwrites and removes the secret of a key. */
    public void forget(String keyId) {
        Secret secret = secrets.remove(keyId);
        if (secret != null) {
            secret.close();
        }
        count.set(secrets.size());
    }

    /** Overwrites and removes all secrets. */
    public void wipe() {
        secrets.values().forEach(Secret::close);
        secrets.clear();
        count.set(0);
    }
}
