package dev.latchkey.mockserver.delivery;

import dev.latchkey.mockserver.model.Retention;
import dev.latchkey.mockserver.store.Store;
import dev.latchkey.mockserver.store.memory.MemoryStore;

class MemoryDeliveryTest extends DeliverySimulationContract {
    @Override
    Store open() {
        return new MemoryStore(Retention.IN_MEMORY);
    }
}
