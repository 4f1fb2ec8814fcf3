package dev.latchkey.mockserver.store;

import static dev.latchkey.mockserver.store.Samples.NOW;

import dev.latchkey.mockserver.model.RetentionLimits;
import dev.latchkey.mockserver.store.sql.SqlStore;
import java.nio.file.Path;

/** Program that opens a store, to be killed while it migrates an older database. */
final class CrashingMigration {
    private CrashingMigration() {}

    public static void main(String[] arguments) {
        System.out.println("started");
        try (DataStore store = SqlStore.open(Path.of(arguments[0]), () -> NOW, RetentionLimits.ON_DISK)) {
            System.out.println("open " + store.messages().size().messages());
        }
    }
}
