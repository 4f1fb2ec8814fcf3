package dev.latchkey.mockserver.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.mockserver.delivery.lifecycle.DeliveryRules.Pace;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.store.DataStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Base of the tests that run a delivery module on a store. */
abstract class DeliveryFixture {
    static final String NUMBER = "+4915112345678";
    static final String MAGIC = "@magic.latchkey.test";

    DeliveryHarness harness;

    abstract DataStore open();

    @BeforeEach
    void start() {
        harness = new DeliveryHarness(open(), Pace.INSTANT);
    }

    @AfterEach
    void close() {
        harness.close();
    }

    /** Restarts the module with a paced delivery. */
    void paced() {
        harness.close();
        harness = new DeliveryHarness(open(), Pace.PACED);
    }

    static void assertRefused(Runnable action, RefusalReason reason) {
        assertThatThrownBy(action::run).isInstanceOfSatisfying(RefusedException.class,
                refused -> assertThat(refused.refusal().reason()).isEqualTo(reason));
    }
}
