package dev.latchkey.mockserver.delivery;

import dev.latchkey.mockserver.MovableClock;
import dev.latchkey.mockserver.model.RetentionLimits;
import dev.latchkey.mockserver.store.DataStore;
import dev.latchkey.mockserver.store.sql.SqlStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqlWebhookTest extends WebhookContract {
    @TempDir
    Path directory;
    private int opened;

    @Override
    DataStore open() {
        opened++;
        return SqlStore.open(directory.resolve("data" + opened), new MovableClock(), RetentionLimits.ON_DISK);
    }

    @Override
    DataStore reopen() {
        harness.store.close();
        return SqlStore.open(directory.resolve("data" + opened), new MovableClock(), RetentionLimits.ON_DISK);
    }
}
