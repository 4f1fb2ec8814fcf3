package dev.latchkey.mockserver.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.model.JournalEntry;
import dev.latchkey.mockserver.model.Retention;
import dev.latchkey.mockserver.model.Source;
import dev.latchkey.mockserver.store.JournalEntries.Filter;
import dev.latchkey.mockserver.store.memory.MemoryStore;
import org.junit.jupiter.api.Test;

class MemoryStoreTest extends StoreContract {
    private static final int KEPT = Retention.IN_MEMORY.messages();

    @Override
    Store open() {
        return new MemoryStore(Retention.IN_MEMORY);
    }

    @Test
    void onlyTheNewestAreKeptAndTheRestIsCounted() {
        MemoryStore memory = (MemoryStore) store;
        for (int i = 0; i < KEPT + 3; i++) {
            String number = String.format("%06d", i);
            add(message("msg_" + number, i % 2 == 0 ? "acct_a" : "acct_b"));
            memory.journal().add(new JournalEntry("req_" + number, NOW, Source.HTTP, null, null, "r", 200, null, "::1",
                    null, null, 1));
        }

        assertThat(memory.messages().size().dropped()).isEqualTo(3);
        assertThat(memory.journal().dropped()).isEqualTo(3);
        assertThat(memory.messages().find("acct_a", "msg_000002")).isEmpty();
        assertThat(memory.messages().find("acct_b", "msg_000003")).isPresent();
        assertThat(memory.journal().newest(Filter.ALL, null, 20_000)).hasSize(KEPT);
    }
}
