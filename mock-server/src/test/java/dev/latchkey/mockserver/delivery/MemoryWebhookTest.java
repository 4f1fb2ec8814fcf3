package dev.latchkey.mockserver.delivery;

import dev.latchkey.mockserver.model.Retention;
import dev.latchkey.mockserver.store.Store;
import dev.latchkey.mockserver.store.memory.MemoryStore;

class MemoryWebhookTest extends WebhookContract {
    private Store store = new MemoryStore(Retention.IN_MEMORY);

    @Override
    Store open() {
        store = new MemoryStore(Retention.IN_MEMORY);
        return store;
    }

    @Override
    Store reopen() {
        // A memory store outlives the delivery module.
        return store;
    }
}
