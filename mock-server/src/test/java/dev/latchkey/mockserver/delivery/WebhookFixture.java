package dev.latchkey.mockserver.delivery;

import dev.latchkey.mockserver.delivery.lifecycle.DeliveryRules.Pace;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.WebhookAttempt;
import dev.latchkey.mockserver.model.WebhookAttempt.State;
import dev.latchkey.mockserver.store.DataStore;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Base of the tests that run a delivery module with a webhook receiver on a store. */
abstract class WebhookFixture {
    static final String NUMBER = "+4915112345678";

    DeliveryHarness harness;
    WebhookReceiver receiver;

    abstract DataStore open();

    /** Returns the store after a restart of the server, with its data; null if no data outlives the server. */
    abstract DataStore reopen();

    @BeforeEach
    void start() throws IOException {
        harness = new DeliveryHarness(open(), Pace.INSTANT);
        receiver = new WebhookReceiver();
    }

    @AfterEach
    void close() {
        receiver.close();
        harness.close();
    }

    void freeze() {
        harness.delivery.testClocks().freeze(harness.accountId);
    }

    List<WebhookAttempt> attempts() {
        return harness.delivery.webhooks().attempts(harness.accountId, null, null, null, 1_000);
    }

    List<State> states() {
        return attempts().stream().map(WebhookAttempt::state).toList();
    }

    List<String> types(Message message) {
        return receiver.bodies().stream().filter(body -> body.startsWith(message.id()))
                .map(body -> body.substring(body.lastIndexOf(' ') + 1)).toList();
    }
}
