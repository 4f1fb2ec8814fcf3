package dev.latchkey.desktop.account;

import dev.latchkey.sdk.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/**
 * The secrets made or pasted since the app was started. They live in memory only and are overwritten on quitting. To be
 * used on the screen's thread.
 */
public final class SecretKeeper {
    private final Map<String, Secret> secrets = new HashMap<>();
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(this, "count");

    /** How many there are. */
    public ReadOnlyIntegerProperty count() {
        return count.getReadOnlyProperty();
    }

    /** Keeps the secret of a key, in place of one kept before. */
    public void keep(String keyId, Secret secret) {
        Secret before = secrets.put(keyId, secret);
        if (before != null && before != secret) {
            before.close();
        }
        count.set(secrets.size());
    }

    /** The secret of a key, if it is kept. */
    public Optional<Secret> find(String keyId) {
        return Optional.ofNullable(secrets.get(keyId));
    }

    /** Overwrites the secret of a key. */
    public void forget(String keyId) {
        Secret secret = secrets.remove(keyId);
        if (secret != null) {
            secret.close();
        }
        count.set(secrets.size());
    }

    /** Overwrites all. */
    public void wipe() {
        secrets.values().forEach(Secret::close);
        secrets.clear();
        count.set(0);
    }
}
