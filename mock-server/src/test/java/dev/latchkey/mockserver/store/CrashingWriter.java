package dev.latchkey.mockserver.store;

import static dev.latchkey.mockserver.store.Samples.A;
import static dev.latchkey.mockserver.store.Samples.NOW;
import static dev.latchkey.mockserver.store.Samples.event;

import dev.latchkey.mockserver.model.DeliveryUpdate;
import dev.latchkey.mockserver.model.RetentionLimits;
import dev.latchkey.mockserver.store.sql.SqlStore;
import java.nio.file.Path;
import java.util.List;

/** Program that writes endlessly and prints each acknowledged write, to be killed while writing. */
final class CrashingWriter {
    static final int THREADS = 6;
    static final int EVENTS = 3;

    private CrashingWriter() {}

    public static void main(String[] arguments) {
        DataStore store = SqlStore.open(Path.of(arguments[0]), () -> NOW, RetentionLimits.ON_DISK);
        store.accounts().add(List.of(Samples.account("a")));
        for (int thread = 0; thread < THREADS; thread++) {
            String name = arguments[1] + "-" + thread;
            Thread.ofPlatform().start(() -> write(store, name));
        }
    }

    private static void write(DataStore store, String name) {
        for (int i = 0;; i++) {
            String id = name + "-" + i;
            store.messages().add(Samples.plain(Samples.message("msg_" + id, A)), update(id));
            System.out.println("msg_" + id);
            store.keys().add(Samples.key("key_" + id, A), Integer.MAX_VALUE);
            System.out.println("key_" + id);
            store.keys().change(A, "gate", "key_" + id, key -> key.edited("edited", key.permissions(),
                    key.allowedIps(), key.expires()));
            System.out.println("edit_" + id);
        }
    }

    private static DeliveryUpdate update(String id) {
        return Samples.events(event("evt_" + id + "_1", A, "msg_" + id), event("evt_" + id + "_2", A, "msg_" + id),
                event("evt_" + id + "_3", A, "msg_" + id));
    }
}
