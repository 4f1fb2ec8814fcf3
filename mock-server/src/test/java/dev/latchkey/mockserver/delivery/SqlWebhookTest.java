package dev.latchkey.mockserver.delivery;

import dev.latchkey.mockserver.MovableClock;
import dev.latchkey.mockserver.model.Retention;
import dev.latchkey.mockserver.store.Store;
import dev.latchkey.mockserver.store.sql.SqlStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqlWebhookTest extends WebhookContract {
    @TempDir
    Path directory;
    private int opened;

    @Override
    Store open() {
        opened++;
        return SqlStore.open(directory.resolve("data" + opened), new MovableClock(), Retention.ON_DISK);
    }

    @Override
    Store reopen() {
        harness.store.close();
        return SqlStore.open(directory.resolve("data" + opened), new MovableClock(), Retention.ON_DISK);
    }
}
