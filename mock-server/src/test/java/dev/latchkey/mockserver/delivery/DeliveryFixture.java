package dev.latchkey.mockserver.delivery;

import dev.latchkey.mockserver.delivery.lifecycle.DeliveryRules.Pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A post office on a store, for messages to live in. */
abstract class DeliveryFixture {
    static final String NUMBER = "+4915112345678";
    static final String MAGIC = "@magic.latchkey.test";

    DeliveryHarness harness;

    abstract Store open();

    @BeforeEach
    void begin() {
        harness = new DeliveryHarness(open(), Pace.INSTANT);
    }

    @AfterEach
    void end() {
        harness.close();
    }

    /** From here on, things take their time. */
    void paced() {
        harness.close();
        harness = new DeliveryHarness(open(), Pace.PACED);
    }

    static void assertRefused(Runnable what, RefusalReason reason) {
        assertThatThrownBy(what::run).isInstanceOfSatisfying(RefusedException.class,
                refused -> assertThat(refused.refusal().reason()).isEqualTo(reason));
    }
}
