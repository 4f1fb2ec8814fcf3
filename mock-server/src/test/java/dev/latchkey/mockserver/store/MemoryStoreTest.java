package dev.latchkey.mockserver.store;

import static dev.latchkey.mockserver.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.model.JournalEntry;
import dev.latchkey.mockserver.model.MessageSource;
import dev.latchkey.mockserver.model.RetentionLimits;
import dev.latchkey.mockserver.store.JournalStore.Filter;
import dev.latchkey.mockserver.store.memory.MemoryStore;
import org.junit.jupiter.api.Test;

class MemoryStoreTest extends StoreContract {
    @Override
    DataStore open(RetentionLimits retention) {
        return new MemoryStore(retention);
    }

    @Test
    void onlyTheNewestEntriesAreKeptAndTheRestIsCounted() {
        int maxEntries = RetentionLimits.ON_DISK.journalEntries();
        for (int i = 0; i < maxEntries + 3; i++) {
            store.journal()
                    .add(new JournalEntry("req_" + String.format("%06d", i), NOW, MessageSource.HTTP, null, null, "r",
                            200, null, "::1", null, null, 1));
        }

        assertThat(store.journal().dropped()).isEqualTo(3);
        assertThat(store.journal().newest(Filter.ALL, null, 20_000)).hasSize(maxEntries);
    }
}
