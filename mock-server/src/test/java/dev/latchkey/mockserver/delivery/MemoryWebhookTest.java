package dev.latchkey.mockserver.delivery;

import dev.latchkey.mockserver.model.RetentionLimits;
import dev.latchkey.mockserver.store.DataStore;
import dev.latchkey.mockserver.store.memory.MemoryStore;

class MemoryWebhookTest extends WebhookContract {
    private DataStore store = new MemoryStore(RetentionLimits.IN_MEMORY);

    @Override
    DataStore open() {
        store = new MemoryStore(RetentionLimits.IN_MEMORY);
        return store;
    }

    @Override
    DataStore reopen() {
        // A memory store outlives the delivery module.
        return store;
    }
}
