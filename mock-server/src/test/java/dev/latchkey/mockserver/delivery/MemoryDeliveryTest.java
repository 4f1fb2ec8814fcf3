package dev.latchkey.mockserver.delivery;

import dev.latchkey.mockserver.model.RetentionLimits;
import dev.latchkey.mockserver.store.DataStore;
import dev.latchkey.mockserver.store.memory.MemoryStore;

class MemoryDeliveryTest extends DeliverySimulationContract {
    @Override
    DataStore open() {
        return new MemoryStore(RetentionLimits.IN_MEMORY);
    }
}
