package dev.latchkey.mockserver.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.mockserver.model.JournalEntry;
import dev.latchkey.mockserver.store.memory.MemoryStore;
import org.junit.jupiter.api.Test;

class MemoryStoreTest extends StoreContract {
    @Override
    Store open() {
        return new MemoryStore();
    }

    @Test
    void onlyTheNewestAreKeptAndTheRestIsCounted() {
        MemoryStore memory = (MemoryStore) store;
        for (int i = 0; i < MemoryStore.KEPT + 3; i++) {
            String number = String.format("%06d", i);
            memory.messages().add(message("msg_" + number, i % 2 == 0 ? "acct_a" : "acct_b"));
            memory.journal().add(new JournalEntry("req_" + number, NOW, null, null, "r", 200, null, "::1", 1));
        }

        assertThat(memory.droppedMessages()).isEqualTo(3);
        assertThat(memory.droppedEntries()).isEqualTo(3);
        assertThat(memory.messages().find("acct_a", "msg_000002")).isEmpty();
        assertThat(memory.messages().find("acct_b", "msg_000003")).isPresent();
        assertThat(memory.journal().newest(20_000)).hasSize(MemoryStore.KEPT);
    }
}
